/** Simplified Chinese: what the catalogues beside this file hold. Vite turns each into a module (scripts/catalogues.ts). */
import type { Catalogue } from '../i18n.ts';

const files = import.meta.glob<Catalogue>('./**/*.po', { eager: true, import: 'default' });

export const catalogue: Catalogue = Object.assign({}, ...Object.values(files)) as Catalogue;
