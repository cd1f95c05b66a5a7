import { expect, it } from 'vitest';
import { withoutJsonSchema } from './zodInPage.ts';

it('keeps the names that schemas ask for, and none of the code', () => {
  const code = withoutJsonSchema('import * as x from "./x.js";\nexport const stringProcessor = (schema) => schema.long();\nexport function finalize(ctx) { return ctx; }\nexport const createToJSONSchemaMethod = (schema) => () => schema;\n');
  expect(code).not.toContain('x.js');
  expect(code.match(/export const \w+ = .*/g)).toEqual(['export const stringProcessor = none;', 'export const finalize = none;', 'export const createToJSONSchemaMethod = () => none;']);
});

it('says so where zod has moved that code', () => {
  expect(() => withoutJsonSchema('export * from "./elsewhere.js";')).toThrow(/elsewhere than before/);
});
