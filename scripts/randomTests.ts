/**
 * Property tests draw the same cases at every run, so that a failure is the change's own and not the
 * draw's. RANDOM_TESTS=new draws others; RANDOM_TESTS=123 repeats what a failure printed as its seed.
 */
import fc from 'fast-check';

const asked = process.env['RANDOM_TESTS'];
const seed = asked === 'new' ? Date.now() % 2 ** 31 : Number(asked ?? 1);
if (!Number.isInteger(seed)) throw new Error(`RANDOM_TESTS is “${asked}”; it is “new”, or a whole number.`);
fc.configureGlobal({ seed });
