/** The engine's day: commands in the order in which they came, and between them whatever else there is to do. */
import type { Command } from '../protocol.ts';

export interface Duties {
  handle(command: Command): Promise<void>;
  /** What is to be done next where no command waits; null where there is nothing. */
  next(): (() => Promise<void>) | null;
  /** Something went wrong, in a run that is still the newest. */
  failed(error: unknown): void;
}

export class CommandLoop {
  readonly #duties: Duties;
  readonly #queue: Command[] = [];
  /** The newest run's number that came in, which the present run has until that one's turn comes. */
  #newest = 0;
  #working = false;
  /** Ends the wait for what is being done, where it would have no end. */
  #interrupt: ((reason: Error) => void) | null = null;

  constructor(duties: Duties) {
    this.#duties = duties;
  }

  /** True where a command of an older run comes too late. */
  isStale(command: Command): boolean {
    return command.run < this.#newest;
  }

  /** Takes a command; a new run's makes those of older ones stale. Works until nothing is left to do. */
  post(command: Command): void {
    if (command.type === 'load' || command.type === 'dispose') this.#newest = command.run;
    this.#queue.push(command);
    if (!this.#working) void this.#work();
  }

  /** A command waits. */
  get hasCommand(): boolean {
    return this.#queue.length > 0;
  }

  /** Lets what is being done fail for this reason. False where nothing is. */
  interrupt(reason: Error): boolean {
    this.#interrupt?.(reason);
    return this.#interrupt !== null;
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (;;) {
        const command = this.#queue.shift();
        if (command) {
          if (command.run === this.#newest) await this.#guarded(() => this.#duties.handle(command));
          continue;
        }
        const action = this.#duties.next();
        if (!action) return;
        await this.#guarded(action);
      }
    } finally {
      this.#working = false;
    }
  }

  /** Whatever goes wrong is told; the loop itself goes on. */
  async #guarded(action: () => Promise<void>): Promise<void> {
    const newest = this.#newest;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#interrupt = reject;
        action().then(resolve, reject);
      });
    } catch (error) {
      // A run that was replaced meanwhile has nothing to say any more.
      if (newest === this.#newest) this.#duties.failed(error);
    } finally {
      this.#interrupt = null;
    }
  }
}
