import type { FileProblem } from '../../graph/jsonText.ts';
import { i18n } from '../../words/i18n.ts';
import { commaed } from '../../words/list.ts';
import { setOverlay, useOverlayStore } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './RefusedFileDialog.module.css';

/** What is wrong with a file that could not be opened, each with its place in it. */
export function RefusedFileDialog() {
  const refused = useOverlayStore((state) => state.refusedFile);
  const close = () => { setOverlay({ refusedFile: null }); };
  return (
    <Dialog
      open={refused !== null}
      onClose={close}
      role="alertdialog"
      title={i18n.t('“{name}” could not be opened', { name: refused?.name ?? '' })}
      description={i18n.t('{problems, plural, one {# problem} other {# problems}} found. The graph that was open is still open and unchanged.', { problems: refused?.problems.length ?? 0 })}
      actions={<Button onClick={close}>{i18n.t('Close')}</Button>}
    >
      <ul className={styles['list']}>
        {refused?.problems.map((problem, index) => (
          // Two problems may read alike, and the list never changes.
          <li key={index}>
            <p>{problem.message}</p>
            {placeOf(problem) ? <p className={styles['place']}>{placeOf(problem)}</p> : null}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** "nodes[2].position.x, line 14, column 7". */
function placeOf({ path, line, column }: FileProblem): string {
  return commaed([path, line === null ? '' : i18n.t('line {line}', { line }), column === null ? '' : i18n.t('column {column}', { column })]);
}
