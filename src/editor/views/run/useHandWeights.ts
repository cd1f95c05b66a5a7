import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Operation } from '../../../compiler/program.ts';
import type { Weights } from '../../../graph/document.ts';
import { setWeightsByHand } from './handWeights.ts';
import { useAnswer } from './useAnswer.ts';

/** Milliseconds between two messages to the engine while something is dragged. */
const SEND_EVERY = 40;

export interface HandWeights {
  /** As they are now: what the hand has just set, else what the engine last said; null until it said something. */
  readonly weights: Weights | null;
  readonly problem: string | null;
  /** Sets all weights of the node. Calls of one gesture are undone as one. */
  readonly set: (weights: Weights) => void;
  /** Ends a gesture: the next `set` is undone by itself. */
  readonly settle: () => void;
}

interface Pending {
  weights: Weights;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly send: () => void;
}

interface Draft {
  readonly node: string;
  readonly weights: Weights;
  readonly sentAt: number;
}

let gestures = 0;

/** The weights of one node, live, and a hand on them. The screen follows the hand at once, the engine within a few hundredths of a second. */
export function useHandWeights(operation: Pick<Operation, 'node' | 'label'>, pause?: number): HandWeights {
  const { node, label } = operation;
  const question = useMemo(() => ({ kind: 'weights', nodes: [node] }) as const, [node]);
  const { answer, askedAt, problem } = useAnswer(question, pause);
  const [draft, setDraft] = useState<Draft | null>(null);
  const pending = useRef<Pending | null>(null);
  const gesture = useRef(0);

  // What the hand did last must neither be lost when the picture is closed nor come after what is done next.
  const flush = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    pending.current.send();
  }, []);
  useEffect(() => flush, [node, flush]);

  const set = useCallback((weights: Weights) => {
    if (gesture.current === 0) gesture.current = ++gestures;
    const key = `weights ${node} ${gesture.current}`;
    setDraft({ node, weights, sentAt: Infinity });
    if (pending.current) {
      pending.current.weights = weights;
      return;
    }
    const send = () => {
      const latest = pending.current?.weights ?? weights;
      pending.current = null;
      setDraft({ node, weights: latest, sentAt: performance.now() });
      setWeightsByHand(node, label, latest, key);
    };
    pending.current = { weights, timer: setTimeout(send, SEND_EVERY), send };
  }, [node, label]);

  const settle = useCallback(() => {
    flush();
    gesture.current = 0;
  }, [flush]);

  const held = draft && draft.node === node && (answer === null || draft.sentAt > askedAt) ? draft.weights : null;
  return { weights: held ?? answer?.weights[node] ?? null, problem, set, settle };
}
