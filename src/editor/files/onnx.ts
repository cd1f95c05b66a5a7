/** The network with its weights as an ONNX file. Fetched when it is asked for: the schema and its library are not small. */
import { writeOnnx } from '../../compiler/emit/onnx/onnx.ts';
import type { Diagnostic } from '../../compiler/diagnostic.ts';
import { i18n } from '../../words/i18n.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { isUntouched } from '../stores/runState.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { notify, revealNode } from '../stores/sessionStore.ts';
import { isStale } from '../stores/staleness.ts';
import { downloadFile } from './download.ts';

/** Messages of a graph's problems in the notice; “Problems” lists them all. */
const MOST_PROBLEMS = 3;

/** Lets the person save the run's network; where no step was taken yet, the open graph's with the weights that it begins from. */
export async function downloadOnnx(): Promise<void> {
  if (isNobodys() && !run.prepare()) {
    const { diagnostics } = currentCompilation();
    tell('warning', diagnostics.filter(({ severity }) => severity === 'error').slice(0, MOST_PROBLEMS), [i18n.t('The graph has errors. Mend what “Problems” lists, then try again.')]);
    return;
  }
  try {
    const answer = await run.ask({ kind: 'weights' });
    // The run may be of another graph than the one that is open by now.
    const { program } = useRunStore.getState();
    if (answer.kind !== 'weights' || !program) return;
    const result = writeOnnx(program, answer.weights);
    if (!result.ok) {
      tell('error', result.diagnostics);
      return;
    }
    downloadFile(new Blob([result.bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }), result.fileName);
    if (isStale(currentCompilation().program, program)) notify({ severity: 'info', title: i18n.t('The network of the run was saved'), lines: [i18n.t('The graph has changed since this run began. Train it, then save it again, for a model of the new graph.')] });
  } catch (error) {
    tell('error', [], [error instanceof Error ? error.message : String(error)]);
  }
}

/** Nothing is loaded, or a graph that is open no more and that took no step: it was made ready before anybody asked. */
function isNobodys(): boolean {
  const state = useRunStore.getState();
  return state.program === null || (isUntouched(state) && isStale(currentCompilation().program, state.program));
}

/** Says why nothing was saved, and leads to the first node that stands in the way. */
function tell(severity: 'error' | 'warning', diagnostics: readonly Diagnostic[], first: readonly string[] = []): void {
  const node = diagnostics.find((each) => each.node !== undefined)?.node;
  notify({
    severity,
    title: i18n.t('No ONNX model was saved'),
    lines: [...first, ...diagnostics.map(({ message }) => message)],
    ...(severity === 'warning' ? { stays: true } : {}),
    ...(node === undefined ? {} : { action: { label: i18n.t('Show the node'), press: () => { revealNode(node); } } }),
  });
}
