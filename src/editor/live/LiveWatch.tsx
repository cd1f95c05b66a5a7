import { useEffect, useMemo, useState } from 'react';
import type { Program } from '../../compiler/program.ts';
import type { Answer, Samples } from '../../runtime/protocol.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { columnNames } from '../views/plot/names.ts';
import { onlySource, planeInput, type PlaneInput } from '../views/programForm.ts';
import { useAnswerOnce } from '../views/run/useAnswer.ts';
import { useShownRun } from '../views/run/useShownRun.ts';
import { useRows } from '../views/run/useRows.ts';
import { useWatch } from '../views/run/useWatch.ts';
import { sampleName, useSample, useSamples, type Sample } from '../views/sampleStore.ts';
import { formsOf, sharedForms, sharedLosses } from './forms.ts';
import { boundsOf, gridSamples } from './grid.ts';
import { goStill, receive, setScene, type Scene } from './liveStore.ts';
import { liveRequest, sceneKey } from './request.ts';
import { isLive } from './rule.ts';

/** So many rows say where the data lie. */
const ROWS = 400;

/** The one watch for all that is live on the canvas; it draws nothing itself. Nothing is asked while the canvas is not live. */
export function LiveWatch() {
  const preference = usePreferencesStore((store) => store.live);
  const open = useCompilationStore((store) => store.compilation.program);
  return open && isLive(preference, open) ? <Live open={open} /> : null;
}

function Live({ open }: { readonly open: Program }) {
  const { program, outdated } = useShownRun();
  const forms = useMemo(() => (program && outdated ? sharedForms(program, open) : program && formsOf(program)), [program, outdated, open]);
  // Without data there is no sample, and the loss beside Train is the only one.
  const losses = useMemo(() => (program && onlySource(program) ? sharedLosses(program, open) : []), [program, open]);
  const key = useMemo(() => program && sceneKey(program, forms, losses), [program, forms, losses]);
  // Only numbers may have changed, such as starting weights set by hand: then nothing is asked anew.
  const [held, setHeld] = useState({ key, program, forms, losses });
  if (held.key !== key) setHeld({ key, program, forms, losses });
  useEffect(() => goStill, []);
  if (!held.program || !held.forms) return null;
  return <Watching program={held.program} forms={held.forms} losses={held.losses} />;
}

function Watching({ program, forms, losses }: WatchingProps) {
  const input = useMemo(() => planeInput(program), [program]);
  return input ? <OverPlane program={program} forms={forms} losses={losses} input={input} /> : <OfSample program={program} forms={forms} losses={losses} />;
}

interface WatchingProps {
  readonly program: Program;
  readonly forms: Scene['forms'];
  readonly losses: Program['losses'];
}

/** The chosen sample as the data hold it; null until it was read, for one that a person made, and where there is not one data set. */
function useRow(program: Program, chosen: Sample): Row | null {
  const asked = chosen.kind === 'row' && onlySource(program) !== null;
  const question = useMemo(() => (asked ? ({ kind: 'rows', split: chosen.split, from: chosen.row, count: 1 } as const) : null), [asked, chosen]);
  const { answer } = useAnswerOnce(question);
  return asked ? answer : null;
}

type Row = Extract<Answer, { kind: 'rows' }>;

/** The labels that losses need. */
function labelsOf(program: Program, row: Row | null): NonNullable<Scene['labels']> {
  const source = onlySource(program);
  return source && row ? { [source.node]: row.labels } : {};
}

/** What each node makes of the chosen sample. */
function OfSample({ program, forms, losses }: WatchingProps) {
  const samples = useSamples(program);
  const chosen = useSample(program);
  const row = useRow(program, chosen);
  useScene(program, useMemo((): Scene => ({ forms, plane: null, sampleName: sampleName(chosen), losses, labels: labelsOf(program, row) }), [program, forms, losses, chosen, row]), samples);
  return null;
}

/** What each node answers over the plane that the data lie on, and for the chosen sample. */
function OverPlane({ program, forms, losses, input }: WatchingProps & { readonly input: PlaneInput }) {
  const rows = useRows(program, Math.max(1, Math.min(ROWS, onlySource(program)?.trainRows ?? 1)));
  const bounds = useMemo(() => (rows ? boundsOf(input, rows) : null), [input, rows]);
  const chosen = useSample(program);
  const row = useRow(program, chosen);
  const sample = chosen.kind === 'made' ? chosen.features : (row?.features ?? null);
  const samples = useMemo(() => (bounds ? gridSamples(input, bounds, sample) : null), [input, bounds, sample]);
  const scene = useMemo((): Scene => ({ forms, sampleName: sampleName(chosen), plane: bounds && planeScene(program, input, bounds, sample), losses, labels: labelsOf(program, row) }), [program, forms, losses, input, bounds, sample, chosen, row]);
  useScene(program, scene, samples);
  return null;
}

function planeScene(program: Program, { columns: [x, y] }: PlaneInput, bounds: NonNullable<Scene['plane']>['bounds'], sample: Float32Array | null): Scene['plane'] {
  const source = onlySource(program);
  const names = source ? columnNames(source).features : [];
  return { bounds, names: [names[x] ?? 'x', names[y] ?? 'y'], sample: sample ? [sample[x] ?? 0, sample[y] ?? 0] : null };
}

/** Tells the canvas what is to be seen, and then what is seen, for as long as there are samples to ask for. */
function useScene(program: Program, scene: Scene, samples: Samples | null): void {
  useEffect(() => { setScene(scene); }, [scene]);
  const { forms } = scene;
  const request = useMemo(() => (samples && Object.keys(forms).length > 0 ? liveRequest(program, forms, samples) : null), [program, forms, samples]);
  const { values, problem } = useWatch(request);
  useEffect(() => { receive(values, problem); }, [values, problem, scene]);
}
