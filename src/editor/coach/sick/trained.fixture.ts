/** Trains a document to its last step with the engine that the page uses, and looks inside before and after. */
import { compile } from '../../../compiler/compile.ts';
import type { Program } from '../../../compiler/program.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { createClient, type Client } from '../../../runtime/client.ts';
import type { Answer, EngineState, MetricPoint, ProbeRequest } from '../../../runtime/protocol.ts';
import { insideOf, type Inside } from '../inside.ts';

export interface Trained {
  readonly program: Program;
  readonly state: EngineState;
  /** Why the run failed; null where it did not. */
  readonly failure: string | null;
  readonly points: readonly MetricPoint[];
  /** Of all training rows, with the first and the last weights; NaN at the end of a failed run. */
  readonly loss: { readonly start: number; readonly end: number };
  /** At the end, over the validation rows; null where there are none. */
  readonly validation: number | null;
  readonly inside: { readonly start: Inside; readonly end: Inside };
  /** What leaves this node for rows of features, with the last weights. */
  predict(node: string, rows: readonly (readonly number[])[]): Promise<Float32Array>;
  dispose(): void;
}

/** More rows than any sick graph has. */
const ALL = 10_000;
/** As many as a probe may look at. */
const PROBED = 256;
const NOTHING: Inside = new Map();

export async function trained(document: GraphDocument): Promise<Trained> {
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const client = createClient({ forceMainThread: true });
  const points: MetricPoint[] = [];
  let failure: string | null = null;
  client.subscribe((event) => {
    if (event.type === 'progress') points.push(...event.points);
    if (event.type === 'failed') failure = event.message;
  });
  const ready = settled(client);
  client.load(program, 'cpu');
  await ready;
  const start = { loss: await lossOf(client, 'train'), inside: await look(client, everything(program)) };
  const over = settled(client);
  client.train();
  const state = await over;
  const ended = state === 'done';
  return {
    program,
    state,
    failure,
    points,
    loss: { start: start.loss, end: ended ? await lossOf(client, 'train') : NaN },
    validation: ended && (program.sources[0]?.validationRows ?? 0) > 0 ? await lossOf(client, 'validation') : null,
    inside: { start: start.inside, end: ended ? await look(client, everything(program)) : NOTHING },
    predict: async (node, rows) => {
      const answer = await client.ask({ kind: 'predict', features: Float32Array.from(rows.flat()), rows: rows.length, at: { node, port: 'out' } });
      return of(answer, 'predict').values;
    },
    dispose: () => client.dispose(),
  };
}

/** The first state in which the run rests. */
export function settled(client: Client): Promise<EngineState> {
  return new Promise((resolve) => {
    const forget = client.subscribe((event) => {
      if (event.type !== 'state' || event.state === 'loading' || event.state === 'training') return;
      forget();
      resolve(event.state);
    });
  });
}

export async function lossOf(client: Client, split: 'train' | 'validation', rows = ALL): Promise<number> {
  return of(await client.ask({ kind: 'evaluate', split, rows }), 'evaluate').loss;
}

function of<K extends Answer['kind']>(answer: Answer, kind: K): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`Asked for ${kind}, was answered ${answer.kind}.`);
  return answer as Extract<Answer, { kind: K }>;
}

/** What leaves the nodes for the first training rows, the weights and their gradients over these rows. */
function everything(program: Program): ProbeRequest {
  const rows = Array.from({ length: Math.min(PROBED, program.sources[0]?.trainRows ?? 0) }, (_, row) => row);
  const data = program.sources.map(({ node }) => ({ node, quantity: 'activations', as: 'values' }) as const);
  const layers = program.operations.flatMap(({ node, weights }) =>
    (weights.length > 0 ? (['activations', 'weights', 'weightGradients'] as const) : (['activations'] as const)).map((quantity) => ({ node, quantity, as: 'values' as const })));
  return { samples: { kind: 'rows', split: 'train', rows }, probes: [...data, ...layers], perSecond: 1 };
}

/** One look into a run that rests. */
export function look(client: Client, request: ProbeRequest): Promise<Inside> {
  return new Promise((resolve, reject) => {
    const forget = client.watch(request, ({ values, refused }) => {
      forget();
      if (refused === undefined) resolve(insideOf(values));
      else reject(new Error(refused));
    });
  });
}
