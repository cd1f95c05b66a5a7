/**
 * The engine: a state machine that answers commands with events. It works in short turns, between which the loop
 * looks at its messages (`engine/commandLoop.ts`), and reads nothing back from the device between two reports.
 * What commands do is in `engine/commands.ts`, what it does of itself in `engine/duties.ts`, both to one situation.
 */
import { CommandLoop } from './engine/commandLoop.ts';
import { Commands } from './engine/commands.ts';
import { nextDuty } from './engine/duties.ts';
import type { EngineOptions } from './engine/options.ts';
import type { Run } from './engine/run.ts';
import { Situation } from './engine/situation.ts';
import type { Command, Event } from './protocol.ts';
import { Alarm } from './scheduling.ts';

export class Engine {
  readonly #situation: Situation;
  readonly #commands: Commands;
  readonly #loop: CommandLoop;
  readonly #alarm = new Alarm();

  /** @param emit gets every event, in order. */
  constructor(emit: (event: Event) => void, options: EngineOptions) {
    const situation = new Situation(emit, options);
    this.#situation = situation;
    this.#commands = new Commands(situation, { hasCommand: () => this.#loop.hasCommand, lost: (run) => { this.#lost(run); } });
    this.#loop = new CommandLoop({ handle: (command) => this.#commands.handle(command), next: () => nextDuty(situation, this.#alarm), failed: (error) => { situation.fail(error); } });
  }

  /** Takes a command. Those of earlier runs are dropped; a new run ends the one before, even while it loads. */
  post(command: Command): void {
    if (this.#loop.isStale(command)) return;
    if (command.type === 'load' || command.type === 'dispose') this.#commands.abortLoading();
    this.#alarm.wake();
    this.#loop.post(command);
  }

  #lost(run: Run): void {
    const situation = this.#situation;
    if (run !== situation.run) return;
    const reason = new Error('the graphics processor was taken away');
    // Nor can it be searched any further.
    situation.diagnosis = null;
    if (!this.#loop.interrupt(reason) && situation.state !== 'failed') situation.fail(reason);
  }
}
