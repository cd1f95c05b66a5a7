/** The loaded run: its session with all that is kept and told of it. It knows no commands and no states. */
import type { TF } from '../../nodes/kind.ts';
import { isContextLost } from '../backends/activate.ts';
import type { Checkpoint, CheckpointStore } from '../checkpoints/checkpoint.ts';
import { lossFailure } from '../failures.ts';
import { Speedometer } from '../pace.ts';
import { isMemoryFailure, memoryMessage } from '../memory.ts';
import type { Event, LiveChanges, MetricPoint } from '../protocol.ts';
import type { Session } from '../session.ts';
import { DeviceQueue } from './deviceQueue.ts';
import { Ending } from './ending.ts';
import { changeProgram } from './liveChanges.ts';
import { Probing } from './probing.ts';
import { progressOf } from './progress.ts';
import { Recording } from './recording.ts';
import { takeSteps } from './takeSteps.ts';
import { i18n } from '../../words/i18n.ts';

/** Milliseconds between two reports. */
const REPORT = 100;

export type Unaddressed<T> = T extends unknown ? Omit<T, 'run'> : never;

export class Run {
  readonly tf: TF;
  readonly session: Session;
  readonly ending = new Ending();
  readonly probing = new Probing();
  readonly #send: (event: Unaddressed<Event>) => void;
  readonly #recording: Recording;
  readonly #device = new DeviceQueue();
  readonly #speed = new Speedometer();
  #points: MetricPoint[] = [];
  #reported = 0;
  #told = 0;
  #over = false;

  /**
   * @param key what its checkpoints are kept under; null for a run that is not kept.
   * @param send gets what it has to tell.
   */
  constructor(tf: TF, session: Session, key: string | null, checkpoints: CheckpointStore | undefined, send: (event: Unaddressed<Event>) => void) {
    this.tf = tf;
    this.session = session;
    this.#send = (event) => {
      if (!this.#over) send(event);
    };
    this.#recording = new Recording(key ?? '', (key !== null && checkpoints) || null, ({ info }, kept, dropped, note) => {
      this.#send({ type: 'checkpoint', checkpoint: info, kept, dropped, ...(note === undefined ? {} : { note }) });
    });
  }

  /** The newest checkpoint, written or not; null for the beginning. */
  get lastCheckpoint(): Checkpoint | null {
    return this.#recording.last;
  }

  /** Resolves when all checkpoints so far are written. */
  settled(): Promise<void> {
    return this.#recording.settled();
  }

  /** A stretch of training begins. */
  async start(now: number): Promise<void> {
    // The beginning is kept as well, to go back to.
    if (this.#recording.disturbed || this.session.step === 0) await this.checkpoint();
    this.#speed.start(this.session.step, now);
    this.#device.start(now);
    this.probing.begin(now);
  }

  /** Steps until the time is up, at most so many. Then what is due: reading, a checkpoint, a report. @returns how many were taken. */
  async turn(allowed: number, end: number, goal: number): Promise<{ readonly taken: number; readonly validate: boolean }> {
    const { session } = this;
    const taken = takeSteps(session, Math.min(allowed, this.#queues ? this.#device.room : Infinity), end, this.ending);
    this.#device.took(taken);
    const now = performance.now();
    const finished = session.step >= goal;
    const validate = taken > 0 && session.validationDue();
    const due = now - this.#reported >= REPORT;
    const checkpoint = finished || this.#recording.due(session, now);
    if (finished || checkpoint || validate || due || (this.#queues && this.#device.room <= 0)) await this.collect();
    if (checkpoint) await this.checkpoint();
    if (due && !finished) this.report();
    return { taken, validate };
  }

  /** WebGL and WebGPU queue steps that are not taken yet when the call is back. */
  get #queues(): boolean {
    return this.session.trainer.execution.kind === 'tfjs' && (this.tf.getBackend() === 'webgl' || this.tf.getBackend() === 'webgpu');
  }

  /** Reads the kept losses, and finds out how many steps the device does in a tenth of a second. @throws LossError */
  async collect(): Promise<void> {
    const { session } = this;
    const points = await session.trainer.read();
    this.#points.push(...points);
    // A plan's losses were looked at step by step.
    if (session.trainer.execution.kind === 'tfjs') this.ending.see(points);
    this.#device.drained(performance.now(), this.#queues, REPORT);
    const failure = lossFailure(points, session.program.training.optimizer.learningRate);
    if (!failure) return;
    this.report();
    throw failure;
  }

  async checkpoint(): Promise<void> {
    await this.#recording.checkpoint(this.session, this.#points, this.ending.state);
  }

  /** Tells where it stands, and the points since the last report. */
  report(): void {
    const points = this.#points;
    this.#points = [];
    this.#recording.add(points);
    this.probing.touch();
    this.#reported = performance.now();
    this.#told = this.session.step;
    this.#send({ type: 'progress', progress: progressOf(this.session, this.#speed.measure(this.session.step, this.#reported)), points });
  }

  /** Tells where it stands, if that is not told yet. */
  async tell(): Promise<void> {
    if (this.#told === this.session.step) return;
    await this.collect();
    this.report();
  }

  /** One more point of the chart. */
  add(point: MetricPoint): void {
    this.#points.push(point);
  }

  /** The point that met a stop condition, where it is not in the chart yet. */
  addLast(point: MetricPoint | null): void {
    if (point && (this.#points.at(-1)?.step ?? -1) < point.step) this.#points.push(point);
  }

  /** Something else took its time; it does not count as the device's. */
  resume(): void {
    this.#device.resume(performance.now());
  }

  /** Changes settings from the next step on, and says so. Where there is no memory for it, the run goes on as it was, and that is said. */
  async change(changes: LiveChanges): Promise<void> {
    const { session } = this;
    const { batchSize } = session.program.training;
    try {
      await this.#changeTo(changes, session.step);
    } catch (error) {
      if (!isMemoryFailure(error)) throw error;
      const wanted = changes.batchSize ?? batchSize;
      const text = i18n.t('the settings stay as they were. {reason}', { reason: memoryMessage(error, { ...session.program, training: { ...session.program.training, batchSize: wanted } }) });
      this.#send({ type: 'changed', step: session.step, text, program: session.program });
    }
    this.#recording.disturb();
  }

  async #changeTo(changes: LiveChanges, step: number): Promise<void> {
    const { session } = this;
    const { program, text } = changeProgram(session.program, changes, session.batches.rows('train'));
    if (text === '') return;
    await session.change(program);
    this.#send({ type: 'changed', step, text, program });
  }

  /** Goes on from a checkpoint: weights, optimizer, settings, chart. */
  async restore(checkpoint: Checkpoint): Promise<void> {
    const { state, step, lastStep, points, settings, watch } = checkpoint;
    await this.#changeTo(settings, step);
    this.session.restore(state, step, lastStep);
    this.ending.goOnFrom(watch);
    this.#recording.begin([], checkpoint);
    this.#points = [...points];
    this.#speed.forget();
  }

  /** Back to a checkpoint whose points the page has already. */
  async rewind(checkpoint: Checkpoint): Promise<void> {
    await this.session.trainer.read();
    await this.restore(checkpoint);
    this.#recording.begin(this.#points, checkpoint);
    this.#points = [];
  }

  /** Back to step 0, with the settings that it was loaded with. */
  reset(): void {
    const { session } = this;
    this.#points = [];
    this.#recording.begin([], null);
    this.#speed.forget();
    this.ending.forget();
    const changed = session.program !== session.loaded;
    session.reset();
    if (changed) this.#send({ type: 'changed', step: 0, text: i18n.t('settings as they were loaded'), program: session.loaded });
  }

  /** What only training knows of the weights does not hold any more. */
  disturb(): void {
    this.#recording.disturb();
  }

  get contextLost(): boolean {
    return isContextLost(this.tf.backend());
  }

  dispose(): void {
    this.#over = true;
    this.session.dispose();
  }
}
