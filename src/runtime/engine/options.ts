import type { Capabilities } from '../backends/capabilities.ts';
import type { CheckpointStore } from '../checkpoints/checkpoint.ts';
import type { Places } from '../loading.ts';

export interface EngineOptions {
  /** Where files of data sets may lie. */
  readonly places: Places;
  /** Milliseconds of work between two looks at the messages; shorter where the page draws on the same thread. */
  readonly turn?: number;
  /** Where checkpoints are kept; none are without it. */
  readonly checkpoints?: CheckpointStore;
  /** For tests; else the machine is asked. */
  readonly capabilities?: Capabilities;
}
