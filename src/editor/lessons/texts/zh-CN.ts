import { byId } from './byId.ts';

/** The lessons in Simplified Chinese, by their presets. */
export const texts = byId(import.meta.glob(['../../../../presets/*.zh-CN.md', '../../../../presets/further/*.zh-CN.md'], { query: '?raw', import: 'default', eager: true }));
