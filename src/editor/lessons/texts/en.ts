import { byId } from './byId.ts';

/** The lessons in English, by their presets. */
export const texts = byId(import.meta.glob(['../../../../presets/*.md', '../../../../presets/further/*.md', '!../../../../presets/**/*.*.md'], { query: '?raw', import: 'default', eager: true }));
