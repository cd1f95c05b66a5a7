import { CircleCheck } from 'lucide-react';
import type { Diagnostic } from '../../compiler/diagnostic.ts';
import { portReferenceOf, type GraphDocument } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { DiagnosticCard } from '../inspector/DiagnosticCard.tsx';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { pointAt, pointAway, revealNode } from '../stores/sessionStore.ts';
import styles from './ProblemsView.module.css';

/** Every diagnostic of the open graph: errors first, each with the way to its node and its fix. */
export function ProblemsView() {
  const document = useDocument();
  const diagnostics = useCompilationStore((state) => state.compilation.diagnostics);
  if (diagnostics.length === 0) {
    return (
      <p className={styles['empty']}>
        <CircleCheck size={16} aria-hidden />
        {i18n.t('No problems. Shapes fit, every port that needs a wire has one, and the graph can be trained.')}
      </p>
    );
  }
  return (
    <ul className={styles['list']}>
      {diagnostics.map((diagnostic) => (
        <li key={`${diagnostic.code} ${diagnostic.node ?? ''} ${diagnostic.edge ?? ''} ${diagnostic.message}`}>
          <DiagnosticCard diagnostic={diagnostic} place={<Place diagnostic={diagnostic} document={document} />} />
        </li>
      ))}
    </ul>
  );
}

/** The node's name; a click brings it into view, and pointing at it lights it on the canvas. */
function Place({ diagnostic, document }: { readonly diagnostic: Diagnostic; readonly document: GraphDocument }) {
  const id = nodeOf(diagnostic, document);
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (!node) return null;
  return (
    <button
      type="button"
      className={styles['place']}
      onClick={() => { revealNode(node.id); }}
      onPointerEnter={() => { pointAt(node.id); }}
      onPointerLeave={() => { pointAway(node.id); }}
      onFocus={() => { pointAt(node.id); }}
      onBlur={() => { pointAway(node.id); }}
    >
      {node.label ?? nodeKind(node.kind)?.label ?? node.kind}
    </button>
  );
}

/** A problem of a wire is shown where the wire ends. */
function nodeOf({ node, edge }: Diagnostic, document: GraphDocument): string | undefined {
  if (node !== undefined || edge === undefined) return node;
  const wire = document.edges.find((candidate) => candidate.id === edge);
  return wire ? portReferenceOf(wire.to).node : undefined;
}
