/**
 * The engine: a state machine that answers commands with events. It works in short turns and looks at
 * its messages after each, and reads nothing back from the device between two reports.
 */
import type { TF } from '../nodes/kind.ts';
import { isContextLost } from './backends/activate.ts';
import { Executors } from './backends/start.ts';
import { probeCapabilities } from './backends/capabilities.ts';
import type { Checkpoint } from './checkpoints/checkpoint.ts';
import { DeviceQueue } from './engine/deviceQueue.ts';
import { changeProgram } from './engine/liveChanges.ts';
import { progressOf } from './engine/progress.ts';
import { readCheckpoint, Recording } from './engine/recording.ts';
import { Ending } from './engine/ending.ts';
import { loadRun, type Workshop } from './engine/loadRun.ts';
import type { EngineOptions } from './engine/options.ts';
import { takeSteps } from './engine/takeSteps.ts';
import { WaitingList } from './engine/waiting.ts';
import type { Evaluated } from './evaluation.ts';
import { failureMessage, lossFailure, RunError } from './failures.ts';
import { DataLoader } from './loading.ts';
import { Speedometer, Throttle } from './pace.ts';
import type { Command, EngineState, Event, LiveChanges, MetricPoint } from './protocol.ts';
import { answer } from './questions.ts';
import { Alarm, makeYield } from './scheduling.ts';
import type { Session } from './session.ts';

/** Milliseconds between two reports. */
const REPORT = 100;
const DEFAULT_TURN = 20;

export class Engine {
  readonly #options: EngineOptions;
  readonly #emit: (event: Event) => void;
  readonly #workshop: Workshop;
  readonly #queue: Command[] = [];
  readonly #alarm = new Alarm();
  readonly #yield = makeYield();
  readonly #speed = new Speedometer();
  readonly #throttle = new Throttle();
  #tf: TF | null = null;
  #session: Session | null = null;
  #run = 0;
  #state: EngineState = 'idle';
  #working = false;
  #loading: AbortController | null = null;
  readonly #waiting = new WaitingList({
    answer: (id, answer) => this.#send({ type: 'answer', run: this.#run, id, answer }),
    refuse: (id, message) => this.#refuse(id, message),
    validated: (step, result) => this.#validated(step, result),
  });
  /** Where the present stretch of training pauses: a `step` command's goal, else the last step. */
  #goal = 0;
  #points: MetricPoint[] = [];
  #recording: Recording | null = null;
  readonly #ending = new Ending();
  #reported = 0;
  readonly #device = new DeviceQueue();

  /** @param emit gets every event, in order. */
  constructor(emit: (event: Event) => void, options: EngineOptions) {
    this.#emit = emit;
    this.#options = options;
    this.#workshop = { data: new DataLoader(options.places), capabilities: options.capabilities ?? probeCapabilities(), executors: new Executors(), checkpoints: options.checkpoints };
  }

  /** Takes a command. Those of earlier runs are dropped; a new run ends the one before, even while it loads. */
  post(command: Command): void {
    if (command.run < this.#run) return;
    if (command.type === 'load' || command.type === 'dispose') {
      this.#run = command.run;
      this.#loading?.abort();
    }
    this.#queue.push(command);
    this.#alarm.wake();
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (;;) {
        const command = this.#queue.shift();
        if (command) {
          if (command.run === this.#run) await this.#guarded(() => this.#handle(command));
        } else if (!this.#waiting.empty) {
          await this.#guarded(() => this.#advanceWaiting());
        } else if (this.#state === 'training') {
          await this.#guarded(() => this.#turn());
        } else {
          return;
        }
      }
    } finally {
      this.#working = false;
    }
  }

  /** Whatever goes wrong ends the run with its reason; the engine itself goes on. */
  async #guarded(action: () => Promise<void>): Promise<void> {
    const run = this.#run;
    try {
      await action();
    } catch (error) {
      // A run that was replaced while it loaded has nothing to say any more.
      if (run === this.#run) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const lost = this.#tf !== null && isContextLost(this.#tf.backend());
    this.#waiting.drop('The run failed before the answer was ready.');
    this.#setState('failed');
    this.#send({ type: 'failed', run: this.#run, message: failureMessage(error, lost) });
  }

  async #handle(command: Command): Promise<void> {
    switch (command.type) {
      case 'load':
        return this.#load(command);
      case 'dispose':
        this.#unload();
        this.#workshop.executors.dispose();
        return this.#send({ type: 'state', run: command.run, state: 'idle' });
      case 'setSpeed':
        return this.#throttle.set(command.stepsPerSecond, performance.now());
      case 'ask':
        return this.#ask(command.id, command.question);
      case 'train':
        return this.#train();
      case 'step':
        this.#ending.forget();
        return this.#start(command.count);
      case 'pause':
        return this.#rest('paused');
      case 'stop':
        return this.#rest('done');
      case 'reset':
        return this.#reset();
      case 'setWeights':
        return this.#setWeights(command);
      case 'change':
        return this.#change(command);
      case 'rewind':
        return this.#rewind(command.checkpoint);
    }
  }

  async #load(command: Extract<Command, { type: 'load' }>): Promise<void> {
    // Whatever a failed run computed with may be broken or too large: the next one gets its own.
    const failed = this.#state === 'failed';
    this.#unload();
    if (failed) this.#workshop.executors.dispose();
    this.#setState('loading');
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const loaded = await loadRun(command, this.#workshop, loading.signal, (event) => { this.#send(event); });
      if (!loaded) return;
      const { tf, session, backend, checkpoint } = loaded;
      this.#tf = tf;
      this.#session = session;
      this.#send({ type: 'backend', run: command.run, backend });
      if (command.record) this.#record(command.record.key);
      if (checkpoint) await this.#restore(session, checkpoint);
      this.#setState(checkpoint ? 'paused' : 'idle');
      this.#report();
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  #unload(): void {
    this.#waiting.drop('The run ended before the answer was ready.');
    this.#session?.dispose();
    this.#session = null;
    this.#ending.forget();
    this.#recording = null;
    this.#points = [];
    this.#speed.forget();
    this.#state = 'idle';
  }

  #record(key: string): void {
    const run = this.#run;
    const recording: Recording = new Recording(key, this.#options.checkpoints, ({ info }, kept, note) => {
      if (this.#recording === recording) this.#send({ type: 'checkpoint', run, checkpoint: info, kept, ...(note === undefined ? {} : { note }) });
    });
    this.#recording = recording;
  }

  async #restore(session: Session, { state, step, lastStep, points, settings }: Checkpoint): Promise<void> {
    await this.#changeTo(session, settings, step);
    session.restore(state, step, lastStep);
    this.#ending.forget();
    this.#recording?.begin([]);
    this.#points = [...points];
    this.#speed.forget();
  }

  async #rewind(id: string): Promise<void> {
    const session = this.#session;
    if (!session) return;
    await this.#recording?.settled();
    const checkpoint = await readCheckpoint(this.#options.checkpoints, id);
    this.#waiting.drop('The run went back to a checkpoint before the answer was ready.');
    await session.trainer.read();
    await this.#restore(session, checkpoint);
    this.#setState('paused');
    this.#send({ type: 'rewound', run: this.#run, step: session.step });
    // The page has these points already.
    this.#recording?.begin(this.#points);
    this.#points = [];
    this.#report();
  }

  async #change({ changes }: Extract<Command, { type: 'change' }>): Promise<void> {
    const session = this.#session;
    if (!session || this.#state === 'failed') return;
    await this.#collect();
    // What was asked was asked of the model as it is.
    while (!this.#waiting.empty) await this.#advanceWaiting();
    await this.#changeTo(session, changes, session.step);
  }

  async #changeTo(session: Session, changes: LiveChanges, step: number): Promise<void> {
    const { program, text } = changeProgram(session.program, changes, session.batches.rows('train'));
    if (text === '') return;
    await session.change(program);
    this.#send({ type: 'changed', run: this.#run, step, text, program });
  }

  #train(): void {
    const session = this.#ready();
    if (this.#state === 'done') session.lastStep = session.step + session.program.training.steps;
    this.#ending.watch(session.program.training.stop);
    this.#start(session.lastStep - session.step);
  }

  #start(steps: number): void {
    const session = this.#ready();
    const now = performance.now();
    this.#goal = session.step + Math.max(0, Math.floor(steps));
    session.lastStep = Math.max(session.lastStep, this.#goal);
    this.#speed.start(session.step, now);
    this.#throttle.took(0, now);
    this.#device.start(now);
    this.#setState('training');
  }

  async #rest(state: 'paused' | 'done'): Promise<void> {
    if (this.#state !== 'training' && !(state === 'done' && this.#state === 'paused')) return;
    // What was asked is still answered, but a measurement of a run that ends is not needed.
    if (state === 'done') this.#waiting.dropValidation();
    await this.#collect();
    if (this.#session) await this.#recording?.checkpoint(this.#session, this.#points);
    this.#setState(state);
    this.#report();
  }

  async #reset(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#waiting.drop('The run was reset before the answer was ready.');
    this.#points = [];
    this.#recording?.begin([]);
    this.#speed.forget();
    this.#ending.forget();
    const changed = session.program !== session.loaded;
    session.reset();
    if (changed) this.#send({ type: 'changed', run: this.#run, step: 0, text: 'settings as they were loaded', program: session.loaded });
    this.#setState('idle');
    this.#report();
  }

  async #setWeights({ node, weights }: Extract<Command, { type: 'setWeights' }>): Promise<void> {
    const session = this.#session;
    if (!session) return;
    session.setWeights(node, weights);
    await this.#collect();
    this.#points.push(await session.presentLoss());
    this.#report();
  }

  #ready(): Session {
    if (!this.#session) throw new RunError('There is no run to train. Mend what the graph’s problems say, then train again.');
    if (this.#state === 'failed') throw new RunError('This run has failed. Reset it, then train again.');
    return this.#session;
  }

  #ask(id: number, question: Extract<Command, { type: 'ask' }>['question']): void {
    if (this.#session && this.#tf) this.#waiting.push({ kind: 'question', id, job: answer(this.#tf, this.#session, question) });
    else this.#refuse(id, 'There is no run to ask.');
  }

  #refuse(id: number, message: string): void {
    this.#send({ type: 'refused', run: this.#run, id, message });
  }

  #validated(step: number, { loss, accuracy }: Evaluated): void {
    const point = { step, validationLoss: loss, ...(accuracy === null ? {} : { validationAccuracy: accuracy }) };
    this.#points.push(point);
    this.#ending.see([point]);
    this.#report();
    this.#device.resume(performance.now());
  }

  async #advanceWaiting(): Promise<void> {
    await this.#waiting.advance();
    await this.#yield();
  }

  /** One turn of training: steps until the time is up, then a report when one is due. */
  async #turn(): Promise<void> {
    const session = this.#session;
    if (!session) return this.#setState('idle');
    if (this.#ending.reason !== null) return this.#endEarly(session, this.#ending.reason);
    const start = performance.now();
    const allowed = Math.min(this.#throttle.allowed(start), this.#goal - session.step);
    if (allowed <= 0 && session.step < this.#goal) return this.#alarm.sleep(this.#throttle.wait(start));
    const taken = this.#takeSteps(session, allowed, start);
    const now = performance.now();
    this.#throttle.took(taken, now);
    const finished = session.step >= this.#goal;
    const validate = taken > 0 && session.validationDue();
    const due = now - this.#reported >= REPORT;
    const checkpoint = finished || (this.#recording?.due(session, now) ?? false);
    if (finished || checkpoint || validate || due || (this.#waitsForDevice() && this.#device.room <= 0)) await this.#collect();
    if (checkpoint) await this.#recording?.checkpoint(session, this.#points);
    if (validate) this.#waiting.push({ kind: 'validation', step: session.step, job: session.validate() });
    if (finished) this.#setState(session.step >= session.lastStep ? 'done' : 'paused');
    if (finished || due) this.#report();
    await this.#yield();
  }

  #takeSteps(session: Session, allowed: number, start: number): number {
    const limit = Math.min(allowed, this.#waitsForDevice() ? this.#device.room : Infinity);
    const taken = takeSteps(session, limit, start + (this.#options.turn ?? DEFAULT_TURN), this.#ending);
    this.#device.took(taken);
    return taken;
  }

  #waitsForDevice(): boolean {
    return this.#session?.trainer.execution.kind === 'tfjs' && this.#tf?.getBackend() === 'webgl';
  }

  /** Training that a stop condition ends; Train goes on with a new watch. */
  async #endEarly(session: Session, reason: string): Promise<void> {
    const { point } = this.#ending;
    await this.#collect();
    if (point && (this.#points.at(-1)?.step ?? -1) < point.step) this.#points.push(point);
    this.#send({ type: 'stopped', run: this.#run, step: session.step, reason });
    this.#ending.forget();
    await this.#rest('done');
  }

  /** Reads the kept losses, and finds out how many steps the device does in a tenth of a second. */
  async #collect(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const points = await session.trainer.read();
    this.#points.push(...points);
    // A plan's losses were looked at step by step.
    if (session.trainer.execution.kind === 'tfjs') this.#ending.see(points);
    this.#device.drained(performance.now(), this.#waitsForDevice(), REPORT);
    const failure = lossFailure(points, session.program.training.optimizer.learningRate);
    if (failure) {
      this.#report();
      throw failure;
    }
  }

  #report(): void {
    const session = this.#session;
    if (!session) return;
    const points = this.#points;
    this.#points = [];
    this.#recording?.add(points);
    this.#reported = performance.now();
    const progress = progressOf(session, this.#speed.measure(session.step, this.#reported));
    this.#send({ type: 'progress', run: this.#run, progress, points });
  }

  #setState(state: EngineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#send({ type: 'state', run: this.#run, state });
  }

  #send(event: Event): void {
    this.#emit(event);
  }
}
