/**
 * Zod, told not to compile its validators: it would do so by `new Function`, which the page's Content-Security-Policy forbids.
 * Schemas read that when they are made, so all of them get zod from here; the linter enforces it.
 */
import { config, z } from 'zod';

config({ jitless: true });

export { z };
