import { CircleX, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Diagnostic, Severity } from '../../compiler/diagnostic.ts';
import { i18n } from '../../words/i18n.ts';
import { editDocument } from '../stores/documentStore.ts';
import { Button } from '../ui/Button.tsx';
import styles from './DiagnosticCard.module.css';

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;
// A select, since "Note" alone is what lies beside the graph, which other languages call otherwise.
const wordOf = (severity: Severity) => i18n.t('{severity, select, error {Error} warning {Warning} other {Note}}', { severity });

interface DiagnosticCardProps {
  readonly diagnostic: Diagnostic;
  /** Stands before the message: a way to the node. */
  readonly place?: ReactNode;
}

/** One finding: what it is, why it matters, and the way out where there is one. */
export function DiagnosticCard({ diagnostic, place }: DiagnosticCardProps) {
  const { severity, message, why, fix } = diagnostic;
  const Mark = ICONS[severity];
  return (
    <div className={styles['card']} data-severity={severity}>
      <span className={styles['mark']}>
        <Mark size={16} role="img" aria-label={wordOf(severity)} />
      </span>
      <div className={styles['words']}>
        {place}
        <p className={styles['message']}>{message}</p>
        {why === undefined ? null : <p className={styles['why']}>{why}</p>}
        {fix === undefined ? null : (
          <Button className={styles['fix']} onClick={() => { editDocument(fix.command, fix.label); }}>
            <Wrench size={14} aria-hidden />
            {fix.label}
          </Button>
        )}
      </div>
    </div>
  );
}
