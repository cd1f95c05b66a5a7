import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { catalogues, TRANSLATED } from './catalogues.ts';

/** Names of the values in a message, those within plural forms too. */
function placeholders(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (compiled: CompiledMessage): void => {
    if (typeof compiled === 'string') return;
    for (const token of compiled) {
      if (typeof token === 'string') continue;
      const [name, , forms] = token;
      names.add(String(name));
      if (typeof forms === 'object' && forms !== null) for (const form of Object.values(forms)) if (typeof form === 'string' || Array.isArray(form)) visit(form as CompiledMessage);
    }
  };
  // Without values a message is said as it stands, with any braces that it has.
  if (/\{\s*\w+\s*[,}]/.test(message)) visit(compileMessage(message));
  return [...names].sort();
}

/** Elements that `<Trans>` puts into a message: `<0>…</0>`, `<key>…</key>`. */
function elements(message: string): readonly string[] {
  return (message.match(/<\/?\w+\/?>/g) ?? []).sort();
}

describe.each(TRANSLATED)('%s', async (locale) => {
  const all = await catalogues();

  it.each(all.map((catalogue) => [catalogue.getFilename(locale).replace(/^.*\/words\//, ''), catalogue] as const))(
    '%s says all that the code says, with the same values and elements, and nothing else',
    async (_, catalogue) => {
      const said = await catalogue.collect();
      if (!said) throw new Error(`The texts of ${catalogue.path} could not be read.`);
      const translated = (await catalogue.read(locale)) ?? {};
      expect(Object.keys(said).filter((message) => !translated[message]?.translation), 'to be translated; `npm run words` adds them to the file').toEqual([]);
      expect(Object.keys(translated).filter((message) => !(message in said)), 'no longer said; `npm run words` removes them').toEqual([]);
      for (const message of Object.keys(said)) {
        const translation = translated[message]?.translation ?? '';
        expect(placeholders(translation), message).toEqual(placeholders(message));
        expect(elements(translation), message).toEqual(elements(message));
      }
    },
  );

  it('puts the same English into the same words in all catalogues, which become one', async () => {
    const ways = new Map<string, Set<string>>();
    for (const catalogue of all) {
      for (const [message, { translation }] of Object.entries((await catalogue.read(locale)) ?? {})) if (translation) ways.set(message, (ways.get(message) ?? new Set()).add(translation));
    }
    const different = [...ways].filter(([, translations]) => translations.size > 1).map(([message, translations]) => [message, ...translations]);
    expect(different, 'where they are two things, a `select` in the message tells them apart (docs/adr/0027-words.md)').toEqual([]);
  });
});
