/** What each command does. */
import { onDeviceLost } from '../backends/lost.ts';
import type { Job } from '../evaluation.ts';
import type { Answer, Command, Question } from '../protocol.ts';
import { answer } from '../questions.ts';
import { i18n } from '../../words/i18n.ts';
import { loadRun } from './loadRun.ts';
import { Run } from './run.ts';
import type { Situation } from './situation.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export interface Surroundings {
  /** Another command waits. */
  readonly hasCommand: () => boolean;
  /** The device is gone, with all that was queued on it. */
  readonly lost: (run: Run) => void;
}

export class Commands {
  readonly #at: Situation;
  readonly #surroundings: Surroundings;
  #loading: AbortController | null = null;

  constructor(situation: Situation, surroundings: Surroundings) {
    this.#at = situation;
    this.#surroundings = surroundings;
  }

  /** Another run takes the place of one that is being loaded. */
  abortLoading(): void {
    this.#loading?.abort();
  }

  async handle(command: Command): Promise<void> {
    const at = this.#at;
    // Whatever moves the run ends the search in it.
    if (['load', 'dispose', 'reset', 'rewind', 'setWeights'].includes(command.type)) at.diagnosis = null;
    at.number = command.run;
    switch (command.type) {
      case 'load':
        return this.#load(command);
      case 'dispose':
        at.unload();
        at.workshop.executors.dispose();
        return at.send({ type: 'state', state: 'idle' });
      case 'setSpeed':
        return at.throttle.set(command.stepsPerSecond, performance.now());
      case 'ask':
        return this.#ask(command.id, command.question);
      case 'watch':
        return at.run?.probing.set(command.id, command.request);
      case 'train':
        return this.#train();
      case 'step':
        if (command.watched) at.run?.ending.watch(at.run.session.program.training.stop);
        else at.run?.ending.forget();
        return this.#start(command.count);
      case 'pause':
        return at.rest('paused');
      case 'stop':
        return at.rest('done');
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

  async #load(command: Of<'load'>): Promise<void> {
    const at = this.#at;
    // Whatever a failed run computed with may be broken or too large: the next one gets its own.
    const failed = at.state === 'failed';
    at.unload();
    if (failed) at.workshop.executors.dispose();
    at.setState('loading');
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const loaded = await loadRun(command, at.workshop, loading.signal, (event) => { at.send(event); }, this.#surroundings.hasCommand);
      if (!loaded) return;
      const { tf, session, backend, checkpoint } = loaded;
      const run = new Run(tf, session, command.record?.key ?? null, at.options.checkpoints, (event) => { at.send(event); });
      at.run = run;
      onDeviceLost(tf.backend(), () => { this.#surroundings.lost(run); });
      at.send({ type: 'backend', backend });
      if (checkpoint) await run.restore(checkpoint);
      at.setState(checkpoint ? 'paused' : 'idle');
      run.report();
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  async #rewind(id: string): Promise<void> {
    const at = this.#at;
    const { run } = at;
    if (!run) return;
    await run.settled();
    const checkpoint = await at.options.checkpoints?.read(id);
    if (!checkpoint) return at.send({ type: 'forgotten', checkpoint: id, message: i18n.t('This checkpoint is not kept any more: it made way for newer ones. The run stays where it is; choose another one.') });
    at.waiting.drop(i18n.t('The run went back to a checkpoint before the answer was ready.'));
    await run.rewind(checkpoint);
    at.setState('paused');
    at.send({ type: 'rewound', step: run.session.step });
    run.report();
  }

  async #change({ changes }: Of<'change'>): Promise<void> {
    const at = this.#at;
    const { run } = at;
    if (!run || at.state === 'failed') return;
    await run.collect();
    // What was asked was asked of the model as it is.
    while (!at.waiting.empty) await at.advanceWaiting();
    await run.change(changes);
    if (at.state === 'training') await run.checkpoint();
  }

  async #train(): Promise<void> {
    const { session, ending } = this.#at.ready();
    if (this.#at.state === 'done') session.lastStep = session.step + session.program.training.steps;
    ending.watch(session.program.training.stop);
    await this.#start(session.lastStep - session.step);
  }

  async #start(steps: number): Promise<void> {
    const at = this.#at;
    const run = at.ready();
    const { session } = run;
    const now = performance.now();
    at.goal = session.step + Math.max(0, Math.floor(steps));
    session.lastStep = Math.max(session.lastStep, at.goal);
    await run.start(now);
    at.throttle.took(0, now);
    at.begins = true;
    at.setState('training');
  }

  #reset(): void {
    const at = this.#at;
    const { run } = at;
    if (!run) return;
    at.waiting.drop(i18n.t('The run was reset before the answer was ready.'));
    run.reset();
    at.setState('idle');
    run.report();
  }

  async #setWeights({ node, weights }: Of<'setWeights'>): Promise<void> {
    const { run } = this.#at;
    if (!run) return;
    run.session.setWeights(node, weights);
    run.disturb();
    await run.collect();
    run.add(await run.session.presentLoss());
    run.report();
  }

  #ask(id: number, question: Question): void {
    const at = this.#at;
    // What is asked of a device that is gone is never answered, and nothing after it would be heard.
    if (at.run?.contextLost) at.send({ type: 'refused', id, message: i18n.t('The graphics processor was taken away, and what the run held with it. Go on from the last checkpoint, or choose another backend.') });
    else if (at.run) at.waiting.push({ kind: 'question', id, begin: this.#jobFor(at.run, question) });
    else at.send({ type: 'refused', id, message: i18n.t('There is no run to ask.') });
  }

  #jobFor({ tf, session }: Run, question: Question): () => Job<Answer> {
    return () => answer(tf, session, question, async (checkpoint) => (await this.#at.options.checkpoints?.read(checkpoint)) ?? null);
  }
}
