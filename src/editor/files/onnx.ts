/** The network with its weights as an ONNX file. Fetched when it is asked for: the schema and its library are not small. */
import { writeOnnx } from '../../compiler/emit/onnx/onnx.ts';
import { i18n } from '../../words/i18n.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { notify, revealNode } from '../stores/sessionStore.ts';
import { downloadFile } from './download.ts';

/** Lets the person save the run's network; where nothing is loaded yet, the open graph's with the weights that it begins from. */
export async function downloadOnnx(): Promise<void> {
  const title = i18n.t('No ONNX model was saved');
  if (useRunStore.getState().program === null && !run.prepare()) {
    notify({ severity: 'warning', title, lines: [i18n.t('The graph has errors. Mend what “Problems” lists, then try again.')] });
    return;
  }
  try {
    const answer = await run.ask({ kind: 'weights' });
    // The run may be of another graph than the one that is open by now.
    const { program } = useRunStore.getState();
    if (answer.kind !== 'weights' || !program) return;
    const result = writeOnnx(program, answer.weights);
    if (result.ok) {
      downloadFile(new Blob([result.bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }), result.fileName);
      return;
    }
    const node = result.diagnostics[0]?.node;
    notify({
      severity: 'error',
      title,
      lines: result.diagnostics.map(({ message }) => message),
      ...(node === undefined ? {} : { action: { label: i18n.t('Show the node'), press: () => { revealNode(node); } } }),
    });
  } catch (error) {
    notify({ severity: 'error', title, lines: [error instanceof Error ? error.message : String(error)] });
  }
}
