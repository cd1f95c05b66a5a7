import { Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { codeGroupsOf, type CodeGroup } from '../../compiler/emit/codeGroups.ts';
import { emit, type EmitTarget, type Emitted } from '../../compiler/emit/emit.ts';
import type { Program } from '../../compiler/program.ts';
import { i18n } from '../../words/i18n.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { CodeText } from './CodeText.tsx';
import styles from './CodeView.module.css';

const TARGETS: readonly { readonly value: EmitTarget; readonly label: string }[] = [
  { value: 'keras', label: 'Keras' },
  { value: 'pytorch', label: 'PyTorch' },
  { value: 'tfjs', label: 'TensorFlow.js' },
  { value: 'notebook', label: i18n.t('Notebook') },
];

/** The graph as a script that runs elsewhere, live, with the lines of the node that is pointed at lit. */
export default function CodeView() {
  const program = useLastProgram();
  const broken = useCompilationStore((state) => state.compilation.program === null);
  const [target, setTarget] = useState<EmitTarget>('keras');
  const emitted = useEmitted(program, target);
  if (!program) return <p className={styles['empty']}>{i18n.t('The code appears as soon as the graph can be trained. The problems say what it still needs.')}</p>;
  return (
    <Tabs
      label={i18n.t('Language')}
      value={target}
      onChange={setTarget}
      end={emitted ? <CodeButtons emitted={emitted} /> : null}
      tabs={TARGETS.map(({ value, label }) => ({ value, label, content: value === target && emitted ? <CodePanel emitted={emitted} broken={broken} /> : null }))}
    />
  );
}

function CodePanel({ emitted, broken }: { readonly emitted: Emitted; readonly broken: boolean }) {
  return (
    <div className={styles['panel']}>
      {broken ? <p className={styles['stale']}>{i18n.t('The graph has a problem. This is the code from before it.')}</p> : null}
      <CodeText emitted={emitted} />
    </div>
  );
}

/** The program of the open graph, or the last one while an edit has broken the graph. */
function useLastProgram(): Program | null {
  const program = useCompilationStore((state) => state.compilation.program);
  const [last, setLast] = useState(program);
  if (program && program !== last) setLast(program);
  return program ?? last;
}

/** The code for a target; null until the first is written. */
function useEmitted(program: Program | null, target: EmitTarget): Emitted | null {
  const document = useDocument();
  // As text: most edits leave the groups as they are.
  const groups = JSON.stringify(codeGroupsOf(document));
  const [state, setState] = useState<{ readonly target: EmitTarget; readonly emitted: Emitted } | null>(null);
  useEffect(() => {
    if (!program) return;
    let current = true;
    emit(program, target, JSON.parse(groups) as readonly CodeGroup[]).then(
      (emitted) => {
        if (current) setState({ target, emitted });
      },
      (error: unknown) => {
        if (current) notify({ severity: 'error', title: i18n.t('The code could not be written'), lines: [error instanceof Error ? error.message : String(error)] });
      },
    );
    return () => {
      current = false;
    };
  }, [program, target, groups]);
  return state?.target === target ? state.emitted : null;
}

function CodeButtons({ emitted }: { readonly emitted: Emitted }) {
  return (
    <div className={styles['buttons']}>
      <Button look="quiet" onClick={() => void copyCode(emitted)}>
        <Copy size={14} aria-hidden /> {i18n.t('Copy')}
      </Button>
      <Button look="quiet" onClick={() => { downloadCode(emitted); }}>
        <Download size={14} aria-hidden /> {i18n.t('Download')}
      </Button>
    </div>
  );
}

async function copyCode({ text, fileName }: Emitted): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ severity: 'info', title: i18n.t('The code is copied'), lines: [i18n.t('Paste it into a file such as {fileName}.', { fileName })] });
  } catch {
    notify({ severity: 'warning', title: i18n.t('The browser does not allow copying here'), lines: [i18n.t('Press Download instead, or select the code and copy it with the keyboard.')] });
  }
}

function downloadCode({ text, fileName }: Emitted): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
