/** The commands by name. */
import type { Command } from './command.ts';

/** Loaded when they are called: only training needs TensorFlow.js. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  summary: async () => (await import('./summary.ts')).summary,
  train: async () => (await import('./train.ts')).train,
  export: async () => (await import('./export.ts')).exportCode,
  schema: async () => (await import('./schema.ts')).schema,
  migrate: async () => (await import('./migrate.ts')).migrate,
};
