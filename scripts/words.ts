/** `npm run words`: brings the catalogues up to what the code says, and tells what is still to be translated. */
import { existsSync } from 'node:fs';
import { catalogues, TRANSLATED } from './catalogues.ts';

/** How many of the untranslated are shown. */
const SHOWN = 40;

const all = await catalogues();

/** What is translated anywhere, by language and English: the same words in two rooms are translated once. */
const known = new Map<string, string>();
for (const catalogue of all) {
  for (const locale of TRANSLATED) {
    for (const [message, { translation }] of Object.entries((await catalogue.read(locale)) ?? {})) if (translation) known.set(`${locale} ${message}`, translation);
  }
}

for (const catalogue of all) {
  const found = await catalogue.collect();
  if (!found) throw new Error(`The texts of ${catalogue.path} could not be read; what is wrong stands above.`);
  const count = Object.keys(found).length;
  for (const locale of TRANSLATED) {
    const file = catalogue.getFilename(locale);
    if (count === 0 && !existsSync(file)) continue;
    const made = await catalogue.make({ locale: [locale], clean: true, overwrite: false, orderBy: 'messageId' });
    const messages = made === false ? {} : (made[locale] ?? {});
    for (const [message, entry] of Object.entries(messages)) entry.translation ||= known.get(`${locale} ${message}`) ?? '';
    await catalogue.write(locale, messages);
    const missing = Object.keys(messages).filter((message) => !messages[message]?.translation);
    if (missing.length === 0) continue;
    console.log(`${file.replace(/^.*\/words\//, '')}: ${count} messages, ${missing.length} to be translated`);
    for (const message of missing.slice(0, SHOWN)) console.log(`  ${message}`);
    if (missing.length > SHOWN) console.log(`  and ${missing.length - SHOWN} more`);
  }
}
