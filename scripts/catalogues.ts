/** Where the messages of the code are gathered for translators, and how their files become modules of the page. */
import path from 'node:path';
import { getCatalogs, extractFromFileWithBabel } from '@lingui/cli/api';
import { makeConfig, type ExtractorType } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import type { Plugin } from 'vite';
import type { GraphDocument } from '../src/graph/document.ts';
import { withTexts } from '../src/graph/texts.ts';
import { LANGUAGES, SOURCE } from '../src/words/language.ts';

/** The languages that have catalogues. */
export const TRANSLATED = LANGUAGES.filter((language) => language !== SOURCE && language.pseudo !== true).map(({ tag }) => tag);

/** PO, which translators' programs read. Line numbers are left out, or every edit of the code would change the files. */
const format = formatter({ explicitIdAsDefault: true, lineNumbers: false, printPlaceholdersInComments: false });

/** `i18n.t('…')` and `<Trans id="…">`; files with neither are not parsed. */
const extractor: ExtractorType = {
  match: (file) => /\.tsx?$/.test(file) && !/\.(test|fixture|testing)\.tsx?$/.test(file),
  async extract(file, code, found, context) {
    if (!context || !/i18n\.t\(|<Trans/.test(code)) return;
    await extractFromFileWithBabel(file, code, found, context, { plugins: ['typescript', 'topLevelAwait', ...(file.endsWith('x') ? (['jsx'] as const) : [])] }, true);
  },
};

/** What people read in the graphs that come with the app. */
const presets: ExtractorType = {
  match: (file) => /presets\/(further\/)?[^/]+\.json$/.test(file),
  extract(file, code, found) {
    withTexts(JSON.parse(code) as GraphDocument, (text) => {
      if (text !== '') found({ id: text, message: text, origin: [file, 0], placeholders: {} });
      return text;
    });
  },
};

/** One catalogue for each room, in the editor for each folder. */
const config = makeConfig(
  {
    rootDir: path.resolve(import.meta.dirname, '..'),
    sourceLocale: SOURCE.tag,
    locales: [...TRANSLATED],
    format,
    orderBy: 'messageId',
    extractors: [extractor, presets],
    catalogs: [
      ...['graph', 'datasets', 'nodes', 'compiler', 'lessons', 'runtime'].map((room) => ({ path: `<rootDir>/src/words/{locale}/${room}`, include: [`<rootDir>/src/${room}`] })),
      { path: '<rootDir>/src/words/{locale}/presets', include: ['<rootDir>/presets'] },
      { path: '<rootDir>/src/words/{locale}/editor', include: ['<rootDir>/src/editor/*.ts', '<rootDir>/src/editor/*.tsx'] },
      { path: '<rootDir>/src/words/{locale}/editor/{name}', include: ['<rootDir>/src/editor/{name}/'] },
    ],
  },
  { skipValidation: true },
);

/** The catalogues with what the code says today: read, merged and written by Lingui. */
export function catalogues(): ReturnType<typeof getCatalogs> {
  return getCatalogs(config);
}

/** A PO file as a module: its translations by their English. */
export function poModules(): Plugin {
  return {
    name: 'netloom:po',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.po')) return null;
      const messages = await format.parse(code, { locale: null, sourceLocale: SOURCE.tag, filename: id });
      const translated = Object.entries(messages).flatMap(([english, { translation, obsolete }]) => (translation && obsolete !== true ? [[english, translation]] : []));
      return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(translated)))});`, map: null, moduleType: 'js' };
    },
  };
}
