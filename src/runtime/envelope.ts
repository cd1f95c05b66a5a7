/** What travels between the page and the worker, around commands and events. */
import type { Catalogue } from '../words/i18n.ts';
import type { Language } from '../words/language.ts';
import type { Command, Event } from './protocol.ts';

export type Envelope =
  /** `lifeline` names the lock that the worker is to hold while it lives. */
  | { readonly type: 'start'; readonly base: string; readonly lifeline: string; readonly keepsNothing: boolean }
  /** The page's language, before anything else; left out where it is English. */
  | { readonly type: 'speak'; readonly language: Language; readonly catalogue: Catalogue }
  /** The lock is held. */
  | { readonly type: 'alive' }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'event'; readonly event: Event }
  | { readonly type: 'crash'; readonly reason: string };

/** Libraries that start workers of their own send messages too; those are not meant for us. */
export function isEnvelope(data: unknown): data is Envelope {
  return typeof data === 'object' && data !== null && 'type' in data && ['start', 'speak', 'alive', 'command', 'event', 'crash'].includes(String(data.type));
}
