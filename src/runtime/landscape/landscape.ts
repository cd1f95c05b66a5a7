/** The loss around the weights that a run has now, on a plane of two random directions, with the way that led there. */
import type { Program } from '../../compiler/program.ts';
import { randomFrom } from '../../datasets/random.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import type { Job } from '../evaluation.ts';
import type { Answer, Question } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { TrainerState } from '../step/trainer.ts';
import { direction, filtersOf, moved, placeOf, type Arrays, type Directions, type Filters } from './directions.ts';
import { i18n } from '../../words/i18n.ts';

type LandscapeQuestion = Extract<Question, { kind: 'landscape' }>;
type Landscape = Extract<Answer, { kind: 'landscape' }>;

/** Milliseconds that one turn takes at most, if a single place does not take longer: commands are heard between two. */
const TURN = 25;
const MOST_SIDE = 61;
/** A path may lead from far away; beyond this its beginning is cut rather than the near made small. */
const MOST_REACH = 5;
/** The path ends this far within the frame. */
const MARGIN = 1.15;

/**
 * In turns, between which the run has its own weights again, bit for bit. The engine trains on when it is answered.
 * @param read a checkpoint of this run, or null where it is not kept any more.
 * @throws a sentence where there is nothing to vary.
 */
export async function* landscape(session: Session, question: LandscapeQuestion, read: (id: string) => Promise<Checkpoint | null>): Job<Landscape> {
  const { seed, side, rows } = question;
  if (!Number.isInteger(side) || side < 3 || side > MOST_SIDE || side % 2 === 0) throw new Error(i18n.t('A landscape of {side} places on each side was asked for; an odd number from 3 to {most} can be, so that one place is the middle.', { side, most: MOST_SIDE }));
  const { program, step } = session;
  const kernels = kernelsOf(program);
  if (kernels.size === 0) throw new Error(i18n.t('This graph has no kernel to vary, so there is no landscape to look at. Add a layer with weights, such as Dense.'));
  const { weights: base } = await session.trainer.state();
  const directions: Directions = [direction(base, kernels, randomFrom(`landscape ${seed} a`)), direction(base, kernels, randomFrom(`landscape ${seed} b`))];
  const path: Landscape['path'][number][] = [];
  for (const id of question.checkpoints) {
    const checkpoint = await read(id);
    if (checkpoint && fits(checkpoint.state.weights, base)) path.push({ step: checkpoint.step, place: placeOf(checkpoint.state.weights, base, directions) });
    yield;
  }
  path.push({ step, place: [0, 0] });
  const farthest = Math.max(...path.flatMap(({ place }) => place.map(Math.abs)));
  const reach = Math.min(MOST_REACH, Math.max(question.reach, MARGIN * farthest));
  const losses = new Float32Array(side * side);
  for (let next = 0; next < losses.length;) {
    next = await turn(session, base, directions, losses, { next, side, reach, rows });
    yield;
  }
  return { kind: 'landscape', step, side, reach, losses, path };
}

interface Turn {
  readonly next: number;
  readonly side: number;
  readonly reach: number;
  readonly rows: number;
}

/** As many places as one turn has time for; the next one. */
async function turn(session: Session, base: Arrays, directions: Directions, losses: Float32Array, { next, side, reach, rows }: Turn): Promise<number> {
  const { trainer } = session;
  const own: TrainerState = await trainer.state();
  const start = performance.now();
  let place = next;
  try {
    do {
      const along = (cell: number) => reach * ((2 * cell) / (side - 1) - 1);
      // Rows of the grid go down the second direction, so that it points up as on a plot.
      const at = [along(place % side), -along(Math.floor(place / side))] as const;
      // What the optimizer keeps stays as it is.
      trainer.restore({ weights: moved(base, directions, at), memory: {} });
      losses[place] = await lossOf(session, rows);
      place += 1;
    } while (place < losses.length && performance.now() - start < TURN);
  } finally {
    trainer.restore(own);
  }
  return place;
}

async function lossOf(session: Session, rows: number): Promise<number> {
  const job = session.evaluate('train', rows, false);
  for (;;) {
    const turn = await job.next();
    if (turn.done) return turn.value.loss;
  }
}

/** The arrays that are varied, by `node.name`: those that learn and have more than one axis. */
export function kernelsOf({ operations }: Program): ReadonlyMap<string, Filters> {
  return new Map(operations.flatMap(({ node, kind, weights }) => weights.filter(({ trainable, shape }) => trainable && shape.length > 1).map(({ name, shape }) => [`${node}.${name}`, filtersOf(kind, shape)] as const)));
}

/** A checkpoint of a program that had other layers has no place here. */
function fits(weights: Arrays, base: Arrays): boolean {
  return Object.entries(base).every(([key, own]) => weights[key]?.length === own.length);
}
