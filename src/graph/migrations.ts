/**
 * One migration for each version that the format has left behind, in order. A migration takes the
 * plain JSON of its version to that of the next and must not change what the graph means.
 */
import { VERSION } from './document.ts';
import { i18n } from '../words/i18n.ts';

type Raw = Readonly<Record<string, unknown>>;

/** `migrations[n]` leads from version n to n + 1. Version 1 is the first, so there is none yet. */
export const migrations: Readonly<Record<number, (raw: Raw) => Raw>> = {};

export type MigrationResult =
  | { readonly ok: true; readonly value: Raw; /** The version it came from, or null when nothing had to be done. */ readonly from: number | null }
  | { readonly ok: false; readonly message: string };

/** Brings a document of an older version up to date; refuses what this app cannot know. */
export function migrate(raw: Raw, steps = migrations, newest = VERSION): MigrationResult {
  const version = raw['version'];
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    const message =
      version === undefined
        ? i18n.t('The file\'s "version" is missing; this app writes version {newest}.', { newest })
        : i18n.t('The file\'s "version" is {found}; this app writes version {newest}.', { found: JSON.stringify(version)?.slice(0, 40) ?? '', newest });
    return { ok: false, message };
  }
  if (version > newest) {
    return { ok: false, message: i18n.t('The file is of version {version}; this app knows versions up to {newest}. Open it with a newer Netloom, or ask its author for a version {newest} file.', { version, newest }) };
  }
  let value = raw;
  for (let at = version; at < newest; at++) {
    const step = steps[at];
    if (!step) return { ok: false, message: i18n.t('The file says version {version}, which was never published; the oldest is 1. Correct its "version".', { version }) };
    value = { ...step(value), version: at + 1 };
  }
  return { ok: true, value, from: version === newest ? null : version };
}
