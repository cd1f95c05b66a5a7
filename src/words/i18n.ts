/**
 * Every text that a person reads goes through `i18n.t('…')`. The English in the code is the message's name in the
 * catalogues (`src/words/zh-CN/*.po`, made by `npm run words`). docs/adr/0027-words.md tells why it is done so.
 *
 * A page's language is settled (`page.ts`) before the modules that say something are evaluated, so that texts may also be
 * constants of a module. A worker is told the language in its first message (`speak`): what it says is put into words
 * when it is said.
 */
import { setupI18n, type Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { SOURCE, type Language } from './language.ts';
import { spaced } from './spacing.ts';

/** Translations by their English; what is missing is said in English. */
export type Catalogue = Readonly<Record<string, string>>;

type Value = string | number;

/** The names in the braces of a message; braces with a blank are written as they stand. */
type Placeholder<M extends string> = M extends `${string}{${infer Name}}${infer Rest}` ? (Name extends ' ' ? never : Name) | Placeholder<Rest> : never;

/** What a message must be given: a value for each name in its braces. Where plural forms hide the names, any. */
export type Values<M extends string> = string extends M
  ? readonly [values?: Readonly<Record<string, Value>>]
  : M extends `${string}, plural,${string}` | `${string}, select,${string}` | `${string}, number${string}`
    ? readonly [values: Readonly<Record<string, Value>>]
    : [Placeholder<M>] extends [never]
      ? readonly []
      : readonly [values: Readonly<Record<Placeholder<M>, Value>>];

/** The pseudo languages' catalogue: each message in brackets. */
const bracketed: Catalogue = new Proxy({}, { get: (_, message) => (typeof message === 'string' ? `⟦${message}⟧` : undefined) });

let language: Language = SOURCE;
let catalogue: Catalogue = {};

/** Texts with their values filled in; its messages are the texts themselves, taken apart once. */
let formatter = setupI18n();
let parsed: Messages = {};

/** Lingui's own instance, for `<Trans>` in React, which puts elements into a message. */
export const lingui = setupI18n();

/**
 * Takes up a language. A page is loaded anew for another one: texts are constants too.
 * @param spoken its translations; the English of the code where one is missing.
 */
export function speak(next: Language, spoken: Catalogue): void {
  language = next;
  catalogue = next.pseudo === true ? bracketed : spoken;
  parsed = {};
  formatter = setupI18n({ locale: next.tag, messages: { [next.tag]: parsed } });
  lingui.setMessagesCompiler(compileMessage);
  lingui.loadAndActivate({ locale: next.tag, messages: catalogue });
}


function format(text: string, values: Readonly<Record<string, Value>>): string {
  const message = language.tag.startsWith('zh') ? spaced(text, values) : text;
  parsed[message] ??= compileMessage(message);
  return formatter._(message, values);
}

export const i18n = {
  /**
   * A message in the page's language. In braces stand names of values, and ICU's forms:
   * `i18n.t('{nodes, plural, one {# node} other {# nodes}} in {graph}', { nodes: 3, graph: 'XOR' })`.
   * Write the English as a literal, in one piece and with whole sentences: `npm run words` reads it from the code.
   */
  t<const M extends string>(message: M, ...[values]: Values<M>): string {
    const text = catalogue[message] ?? message;
    return values === undefined ? text : format(text, values);
  },
};

/** A text that stands in no code but in a file of ours, a preset's label for instance, in the page's language. It is said as it stands, without values. */
export function translated(text: string): string {
  return text === '' ? text : (catalogue[text] ?? text);
}

/** The language that is spoken. */
export function spokenLanguage(): Language {
  return language;
}

/** What a worker must be told to speak it too; null for English. */
export function spokenCatalogue(): { readonly language: Language; readonly catalogue: Catalogue } | null {
  return language === SOURCE ? null : { language, catalogue: language.pseudo === true ? {} : catalogue };
}

speak(SOURCE, {});
