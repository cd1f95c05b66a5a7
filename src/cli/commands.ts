/** The commands by name. */
import type { Commands } from './command.ts';

export const COMMANDS: Commands = {
  check: async () => (await import('./check.ts')).check,
  summary: async () => (await import('./summary.ts')).summary,
  train: async () => (await import('./train.ts')).train,
  export: async () => (await import('./export.ts')).exportCode,
  import: async () => (await import('./import.ts')).importGraph,
  schema: async () => (await import('./schema.ts')).schema,
  migrate: async () => (await import('./migrate.ts')).migrate,
  grade: async () => (await import('./grade.ts')).gradeFiles,
  // It lists the others, which therefore do not know it.
  completion: async () => (await import('./completion.ts')).completion(COMMANDS),
};
