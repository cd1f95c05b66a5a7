/** `npm run bench`: every figure afresh, as tables on the terminal and in docs/PERFORMANCE.md. */
import { measure as compiler } from './compile.ts';
import { measure as engine } from './engine.ts';
import { measure as live } from './live.ts';
import { measure as browser } from './page.ts';
import { measure as routing } from './routing.ts';
import { writeTable } from './table.ts';
import { measure as tables } from './tables.ts';
import { measure as canvas } from './ui.ts';

console.log(writeTable('bench', [...(await engine()), ...(await compiler()), ...(await routing()), ...(await tables()), ...(await browser()), ...(await live())]));
console.log(writeTable('bench:ui', await canvas()));
process.exit(0);
