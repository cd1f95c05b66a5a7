import { lazy, Suspense } from 'react';
import type { GraphNode } from '../../graph/document.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { lossFunction } from '../../nodes/training/losses.ts';
import { dataSource } from '../../datasets/registry.ts';
import { i18n } from '../../words/i18n.ts';
import styles from './Inspector.module.css';

/** Markdown and KaTeX weigh more than the rest of the inspector; they come when first shown. */
const HelpText = lazy(() => import('./HelpText.tsx').then((module) => ({ default: module.HelpText })));

/** What the kind does, in words and as a formula; for a loss and a dataset also of the function or source chosen. */
export function NodeHelp({ node, kind }: { readonly node: GraphNode; readonly kind: NodeKind }) {
  const chosen = chosenHelp(node, kind);
  return (
    <section className={styles['section']} aria-label={i18n.t('How it works')}>
      <h3 className={styles['heading']}>{i18n.t('How it works')}</h3>
      <Suspense fallback={<p className={styles['text']}>{kind.help.replaceAll('*', '')}</p>}>
        <HelpText markdown={kind.help} formula={kind.formula} />
        {chosen ? <HelpText markdown={chosen.markdown} formula={chosen.formula} /> : null}
      </Suspense>
    </section>
  );
}

function chosenHelp({ params }: GraphNode, kind: NodeKind): { readonly markdown: string; readonly formula?: string } | null {
  if (kind.id === 'loss') {
    const chosen = lossFunction(String(params['function'] ?? 'meanSquaredError'));
    return chosen ? { markdown: `**${chosen.label}.** ${chosen.summary} ${chosen.help}`, formula: chosen.formula } : null;
  }
  if (kind.id === 'dataset') {
    const source = dataSource(String(params['source'] ?? 'table'));
    return source ? { markdown: `**${source.label}.** ${source.summary}` } : null;
  }
  return null;
}

/** A formula with the sentence before it, for settings that are no node. */
export function Explained({ markdown, formula }: { readonly markdown: string; readonly formula?: string | undefined }) {
  return (
    <Suspense fallback={<p className={styles['text']}>{markdown}</p>}>
      <HelpText markdown={markdown} formula={formula} />
    </Suspense>
  );
}
