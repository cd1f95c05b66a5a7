/** Where the engine stands: the run that it holds, its state, what waits, and who hears of it. */
import { Executors } from '../backends/start.ts';
import { probeCapabilities } from '../backends/capabilities.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Evaluated, Job } from '../evaluation.ts';
import { failureMessage, LossError, RunError } from '../failures.ts';
import { DataLoader } from '../loading.ts';
import { Throttle } from '../pace.ts';
import type { Blame, EngineState, Event } from '../protocol.ts';
import { makeYield } from '../scheduling.ts';
import { i18n } from '../../words/i18n.ts';
import type { Workshop } from './loadRun.ts';
import type { EngineOptions } from './options.ts';
import type { Run, Unaddressed } from './run.ts';
import { WaitingList } from './waiting.ts';

export class Situation {
  readonly options: EngineOptions;
  readonly workshop: Workshop;
  readonly throttle = new Throttle();
  readonly waiting = new WaitingList({
    answer: (id, answer) => this.send({ type: 'answer', id, answer }),
    refuse: (id, message) => this.send({ type: 'refused', id, message }),
    validated: (step, result) => this.#validated(step, result),
  });
  /** The number of the present run; events carry it. */
  number = 0;
  run: Run | null = null;
  /** Where the present stretch of training pauses: a `step` command's goal, else the last step. */
  goal = 0;
  /** Train was pressed, and no step is taken yet. */
  begins = false;
  /** The search for what went wrong in a run that has failed. */
  diagnosis: Job<Blame | null> | null = null;
  /** Lets whatever else the thread has to do have its turn. */
  readonly giveWay = makeYield();
  readonly #emit: (event: Event) => void;
  #state: EngineState = 'idle';
  /** Why the run has failed, in words. */
  #failure: string | null = null;

  /** @param emit gets every event, in order. */
  constructor(emit: (event: Event) => void, options: EngineOptions) {
    this.#emit = emit;
    this.options = options;
    this.workshop = { data: new DataLoader(options.places), capabilities: options.capabilities ?? probeCapabilities(), executors: new Executors(), checkpoints: options.checkpoints };
  }

  get state(): EngineState {
    return this.#state;
  }

  setState(state: EngineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.send({ type: 'state', state });
  }

  send(event: Unaddressed<Event>): void {
    this.#emit({ ...event, run: this.number } as Event);
  }

  fail(error: unknown): void {
    this.waiting.drop(i18n.t('The run failed before the answer was ready.'));
    this.setState('failed');
    if (error instanceof LossError && this.run) this.diagnosis ??= diagnose(this.run.session, this.run.lastCheckpoint, error.step);
    this.#failure = failureMessage(error, this.run?.contextLost ?? false, this.run?.session.program);
    this.send({ type: 'failed', message: this.#failure, ...(this.diagnosis ? { searching: true } : {}) });
  }

  /** The run, fit to be trained. @throws RunError why there is none. */
  ready(): Run {
    if (!this.run) throw new RunError(i18n.t('There is no run to train. Mend what the graph’s problems say, then train again.'));
    // A command that was on its way when the run failed must not hide why it did.
    if (this.#state === 'failed') throw new RunError(this.#failure ?? i18n.t('This run has failed. Reset it, then train again.'));
    return this.run;
  }

  /** Training ends for now, or for good. */
  async rest(to: 'paused' | 'done'): Promise<void> {
    if (this.#state !== 'training' && !(to === 'done' && this.#state === 'paused')) return;
    // What was asked is still answered, but a measurement of a run that ends is not needed.
    if (to === 'done') this.waiting.dropValidation();
    await this.run?.collect();
    await this.run?.checkpoint();
    // Where it stands is told before that it rests.
    this.run?.report();
    this.setState(to);
  }

  /** One turn of what waits longest. */
  async advanceWaiting(): Promise<void> {
    await this.waiting.advance();
    await this.giveWay();
  }

  /** The run ends; nobody is told of a state. */
  unload(): void {
    this.waiting.drop(i18n.t('The run ended before the answer was ready.'));
    this.run?.dispose();
    this.run = null;
    this.#state = 'idle';
  }

  #validated(step: number, { loss, accuracy }: Evaluated): void {
    const { run } = this;
    if (!run) return;
    const point = { step, validationLoss: loss, ...(accuracy === null ? {} : { validationAccuracy: accuracy }) };
    run.add(point);
    run.ending.see([point]);
    run.report();
    run.resume();
  }
}
