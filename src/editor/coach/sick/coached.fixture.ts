/** Trains a document with the engine that the page uses, and hears what the coach says at chosen steps. */
import { compile } from '../../../compiler/compile.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { createClient } from '../../../runtime/client.ts';
import type { BackendPreference, Blame, EngineState, MetricPoint } from '../../../runtime/protocol.ts';
import type { Advice } from '../advice.ts';
import { advise } from '../coach.ts';
import { figuresOf } from '../figures.ts';
import { coachRequest } from '../request.ts';
import { look, lossOf, settled } from './trained.fixture.ts';

export interface Coached {
  readonly state: EngineState;
  /** Of a run that failed: where its numbers first stopped being numbers. */
  readonly blame: Blame | null;
  /** What was said before each of the steps. */
  readonly said: readonly (Advice | null)[];
  /** Over the training rows, and those held back where there are any; NaN where the run failed. */
  readonly loss: number;
  readonly validation: number;
}

/** Rows that losses are measured over. */
const ROWS = 500;

/** @param moments steps, in their order; the last one ends the run. */
export async function coached(document: GraphDocument, moments: readonly number[], backend: BackendPreference = 'cpu'): Promise<Coached> {
  const compilation = compile(document);
  const { program } = compilation;
  if (!program) throw new Error(compilation.diagnostics.map(({ message }) => message).join('\n'));
  const client = createClient({ forceMainThread: true });
  const points: MetricPoint[] = [];
  let blame: Blame | null = null;
  const blamed = new Promise<void>((resolve) => {
    client.subscribe((event) => {
      if (event.type === 'progress') points.push(...event.points);
      if (event.type !== 'blamed') return;
      blame = event.blame;
      resolve();
    });
  });
  try {
    const ready = settled(client);
    client.load(program, backend);
    let state = await ready;
    const said: (Advice | null)[] = [];
    let step = 0;
    for (const moment of moments) {
      const rests = settled(client);
      // Steps that a person asks for are taken whatever the stop conditions say.
      if (moment >= program.training.steps) client.train();
      else client.step(moment - step);
      state = await rests;
      step = moment;
      if (state === 'failed') break;
      const request = coachRequest(program);
      const inside = request && (await look(client, request));
      said.push(advise(figuresOf({ document, compilation, program, state, step, points, inside })));
    }
    if (state === 'failed') await blamed;
    const held = (program.sources[0]?.validationRows ?? 0) > 0;
    return {
      state,
      blame,
      said,
      loss: state === 'failed' ? NaN : await lossOf(client, 'train', ROWS),
      validation: state === 'failed' || !held ? NaN : await lossOf(client, 'validation', ROWS),
    };
  } finally {
    client.dispose();
  }
}
