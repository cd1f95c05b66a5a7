/**
 * The engine: a state machine that answers commands with events. It works in short turns, between which the loop
 * looks at its messages (`engine/commandLoop.ts`), and reads nothing back from the device between two reports.
 */
import { Executors } from './backends/start.ts';
import { onDeviceLost } from './backends/lost.ts';
import { probeCapabilities } from './backends/capabilities.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { CommandLoop } from './engine/commandLoop.ts';
import { loadRun, type Workshop } from './engine/loadRun.ts';
import type { EngineOptions } from './engine/options.ts';
import { Run, type Unaddressed } from './engine/run.ts';
import { WaitingList } from './engine/waiting.ts';
import type { Evaluated, Job } from './evaluation.ts';
import { failureMessage, LossError, RunError } from './failures.ts';
import { DataLoader } from './loading.ts';
import { Throttle } from './pace.ts';
import type { Answer, Blame, Command, EngineState, Event, Question } from './protocol.ts';
import { answer } from './questions.ts';
import { Alarm, makeYield } from './scheduling.ts';
import { i18n } from '../words/i18n.ts';

const DEFAULT_TURN = 20;

export class Engine {
  readonly #options: EngineOptions;
  readonly #emit: (event: Event) => void;
  readonly #workshop: Workshop;
  readonly #loop: CommandLoop;
  readonly #alarm = new Alarm();
  readonly #yield = makeYield();
  readonly #throttle = new Throttle();
  readonly #waiting = new WaitingList({
    answer: (id, answer) => this.#send({ type: 'answer', id, answer }),
    refuse: (id, message) => this.#send({ type: 'refused', id, message }),
    validated: (step, result) => this.#validated(step, result),
  });
  /** The number of the present run; events carry it. */
  #number = 0;
  /** Why the run has failed, in words. */
  #failure: string | null = null;
  #run: Run | null = null;
  #state: EngineState = 'idle';
  #loading: AbortController | null = null;
  /** Where the present stretch of training pauses: a `step` command's goal, else the last step. */
  #goal = 0;
  /** Train was pressed, and no step is taken yet. */
  #begins = false;
  /** The search for what went wrong in a run that has failed. */
  #diagnosis: Job<Blame | null> | null = null;

  /** @param emit gets every event, in order. */
  constructor(emit: (event: Event) => void, options: EngineOptions) {
    this.#emit = emit;
    this.#options = options;
    this.#loop = new CommandLoop({ handle: (command) => this.#handle(command), next: () => this.#next(), failed: (error) => { this.#fail(error); } });
    this.#workshop = { data: new DataLoader(options.places), capabilities: options.capabilities ?? probeCapabilities(), executors: new Executors(), checkpoints: options.checkpoints };
  }

  /** Takes a command. Those of earlier runs are dropped; a new run ends the one before, even while it loads. */
  post(command: Command): void {
    if (this.#loop.isStale(command)) return;
    if (command.type === 'load' || command.type === 'dispose') this.#loading?.abort();
    this.#alarm.wake();
    this.#loop.post(command);
  }

  /** What there is to do where no command waits. */
  #next(): (() => Promise<void>) | null {
    const diagnosis = this.#diagnosis;
    if (diagnosis) return () => this.#advanceDiagnosis(diagnosis);
    if (this.#begins && this.#state === 'training' && this.#waiting.holdsQuestionsAlone) return () => this.#begin();
    if (!this.#waiting.empty) return () => this.#advanceWaiting();
    // A watch of a device that is gone would never be answered, and nothing after it would be heard.
    if (this.#run?.probing.due(performance.now(), this.#state === 'training') && !this.#run.contextLost) return () => this.#probe();
    return this.#state === 'training' ? () => this.#turn() : null;
  }

  /** The device is gone, with all that was queued on it. */
  #lost(run: Run): void {
    if (run !== this.#run) return;
    const reason = new Error('the graphics processor was taken away');
    // Nor can it be searched any further.
    this.#diagnosis = null;
    if (!this.#loop.interrupt(reason) && this.#state !== 'failed') this.#fail(reason);
  }

  #fail(error: unknown): void {
    this.#waiting.drop(i18n.t('The run failed before the answer was ready.'));
    this.#setState('failed');
    if (error instanceof LossError && this.#run) this.#diagnosis ??= diagnose(this.#run.session, this.#run.lastCheckpoint, error.step);
    this.#failure = failureMessage(error, this.#run?.contextLost ?? false, this.#run?.session.program);
    this.#send({ type: 'failed', message: this.#failure, ...(this.#diagnosis ? { searching: true } : {}) });
  }

  async #handle(command: Command): Promise<void> {
    // Whatever moves the run ends the search in it.
    if (['load', 'dispose', 'reset', 'rewind', 'setWeights'].includes(command.type)) this.#diagnosis = null;
    this.#number = command.run;
    switch (command.type) {
      case 'load':
        return this.#load(command);
      case 'dispose':
        this.#unload();
        this.#workshop.executors.dispose();
        return this.#send({ type: 'state', state: 'idle' });
      case 'setSpeed':
        return this.#throttle.set(command.stepsPerSecond, performance.now());
      case 'ask':
        return this.#ask(command.id, command.question);
      case 'watch':
        return this.#run?.probing.set(command.id, command.request);
      case 'train':
        return this.#train();
      case 'step':
        if (command.watched) this.#run?.ending.watch(this.#run.session.program.training.stop);
        else this.#run?.ending.forget();
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
      const loaded = await loadRun(command, this.#workshop, loading.signal, this.#emit, () => this.#loop.hasCommand);
      if (!loaded) return;
      const { tf, session, backend, checkpoint } = loaded;
      const run = new Run(tf, session, command.record?.key ?? null, this.#options.checkpoints, (event) => this.#send(event));
      this.#run = run;
      onDeviceLost(tf.backend(), () => { this.#lost(run); });
      this.#send({ type: 'backend', backend });
      if (checkpoint) await run.restore(checkpoint);
      this.#setState(checkpoint ? 'paused' : 'idle');
      run.report();
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  #unload(): void {
    this.#waiting.drop(i18n.t('The run ended before the answer was ready.'));
    this.#run?.dispose();
    this.#run = null;
    this.#state = 'idle';
  }

  async #rewind(id: string): Promise<void> {
    const run = this.#run;
    if (!run) return;
    await run.settled();
    const checkpoint = await this.#options.checkpoints?.read(id);
    if (!checkpoint) return this.#send({ type: 'forgotten', checkpoint: id, message: i18n.t('This checkpoint is not kept any more: it made way for newer ones. The run stays where it is; choose another one.') });
    this.#waiting.drop(i18n.t('The run went back to a checkpoint before the answer was ready.'));
    await run.rewind(checkpoint);
    this.#setState('paused');
    this.#send({ type: 'rewound', step: run.session.step });
    run.report();
  }

  async #change({ changes }: Extract<Command, { type: 'change' }>): Promise<void> {
    const run = this.#run;
    if (!run || this.#state === 'failed') return;
    await run.collect();
    // What was asked was asked of the model as it is.
    while (!this.#waiting.empty) await this.#advanceWaiting();
    await run.change(changes);
    if (this.#state === 'training') await run.checkpoint();
  }

  async #train(): Promise<void> {
    const { session, ending } = this.#ready();
    if (this.#state === 'done') session.lastStep = session.step + session.program.training.steps;
    ending.watch(session.program.training.stop);
    await this.#start(session.lastStep - session.step);
  }

  async #start(steps: number): Promise<void> {
    const run = this.#ready();
    const { session } = run;
    const now = performance.now();
    this.#goal = session.step + Math.max(0, Math.floor(steps));
    session.lastStep = Math.max(session.lastStep, this.#goal);
    await run.start(now);
    this.#throttle.took(0, now);
    this.#begins = true;
    this.#setState('training');
  }

  /** Whoever pressed Train waits for the first step: it goes before what was asked, which is then answered of the model after it. */
  async #begin(): Promise<void> {
    this.#begins = false;
    await this.#turn();
    this.#waiting.beginAnew();
    await this.#run?.tell();
  }

  async #rest(state: 'paused' | 'done'): Promise<void> {
    if (this.#state !== 'training' && !(state === 'done' && this.#state === 'paused')) return;
    // What was asked is still answered, but a measurement of a run that ends is not needed.
    if (state === 'done') this.#waiting.dropValidation();
    await this.#run?.collect();
    await this.#run?.checkpoint();
    // Where it stands is told before that it rests.
    this.#run?.report();
    this.#setState(state);
  }

  #reset(): void {
    const run = this.#run;
    if (!run) return;
    this.#waiting.drop(i18n.t('The run was reset before the answer was ready.'));
    run.reset();
    this.#setState('idle');
    run.report();
  }

  async #setWeights({ node, weights }: Extract<Command, { type: 'setWeights' }>): Promise<void> {
    const run = this.#run;
    if (!run) return;
    run.session.setWeights(node, weights);
    run.disturb();
    await run.collect();
    run.add(await run.session.presentLoss());
    run.report();
  }

  #ready(): Run {
    if (!this.#run) throw new RunError(i18n.t('There is no run to train. Mend what the graph’s problems say, then train again.'));
    // A command that was on its way when the run failed must not hide why it did.
    if (this.#state === 'failed') throw new RunError(this.#failure ?? i18n.t('This run has failed. Reset it, then train again.'));
    return this.#run;
  }

  #ask(id: number, question: Question): void {
    // What is asked of a device that is gone is never answered, and nothing after it would be heard.
    if (this.#run?.contextLost) this.#send({ type: 'refused', id, message: i18n.t('The graphics processor was taken away, and what the run held with it. Go on from the last checkpoint, or choose another backend.') });
    else if (this.#run) this.#waiting.push({ kind: 'question', id, begin: this.#jobFor(this.#run, question) });
    else this.#send({ type: 'refused', id, message: i18n.t('There is no run to ask.') });
  }

  #jobFor({ tf, session }: Run, question: Question): () => Job<Answer> {
    return () => answer(tf, session, question, async (checkpoint) => (await this.#options.checkpoints?.read(checkpoint)) ?? null);
  }

  #validated(step: number, { loss, accuracy }: Evaluated): void {
    const run = this.#run;
    if (!run) return;
    const point = { step, validationLoss: loss, ...(accuracy === null ? {} : { validationAccuracy: accuracy }) };
    run.add(point);
    run.ending.see([point]);
    run.report();
    run.resume();
  }

  async #advanceWaiting(): Promise<void> {
    await this.#waiting.advance();
    await this.#yield();
  }

  async #probe(): Promise<void> {
    const run = this.#run;
    const seen = await run?.probing.answer(run.session, this.#state === 'training');
    if (seen) this.#send({ type: 'probed', ...seen });
    run?.resume();
    await this.#yield();
  }

  /** What ends in the middle of it leaves it without a word: the failure itself has been told. */
  async #advanceDiagnosis(diagnosis: Job<Blame | null>): Promise<void> {
    const turn = await diagnosis.next().catch(() => ({ done: true, value: null }) as const);
    await this.#yield();
    if (!turn.done || this.#diagnosis !== diagnosis) return;
    this.#diagnosis = null;
    await this.#run?.checkpoint();
    this.#run?.report();
    this.#send({ type: 'blamed', blame: turn.value ?? null });
  }

  /** One turn of training: steps until the time is up, then a report when one is due. */
  async #turn(): Promise<void> {
    const run = this.#run;
    if (!run) return this.#setState('idle');
    const { session, ending } = run;
    if (ending.reason !== null) return this.#endEarly(run, ending.reason);
    const start = performance.now();
    const allowed = Math.min(this.#throttle.allowed(start), this.#goal - session.step);
    if (allowed <= 0 && session.step < this.#goal) return this.#alarm.sleep(this.#throttle.wait(start));
    const { taken, validate } = await run.turn(allowed, start + (this.#options.turn ?? DEFAULT_TURN), this.#goal);
    this.#throttle.took(taken, performance.now());
    if (validate) this.#waiting.push({ kind: 'validation', step: session.step, job: session.validate() });
    if (session.step >= this.#goal) {
      run.report();
      this.#setState(session.step >= session.lastStep ? 'done' : 'paused');
    }
    await this.#yield();
  }

  /** Training that a stop condition ends; Train goes on with a new watch. */
  async #endEarly(run: Run, reason: string): Promise<void> {
    const { point } = run.ending;
    await run.collect();
    run.addLast(point);
    this.#send({ type: 'stopped', step: run.session.step, reason });
    run.ending.forget();
    await this.#rest('done');
  }

  #setState(state: EngineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#send({ type: 'state', state });
  }

  #send(event: Unaddressed<Event>): void {
    this.#emit({ ...event, run: this.#number } as Event);
  }
}
