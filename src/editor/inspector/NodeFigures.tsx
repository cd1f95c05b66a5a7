import type { GraphDocument, GraphNode } from '../../graph/document.ts';
import { portReferenceOf } from '../../graph/document.ts';
import { shapeText, sizeOf, type TensorType } from '../../graph/tensorType.ts';
import { variadicPort, type NodeKind, type WeightSpec } from '../../nodes/kind.ts';
import type { TypedGraph } from '../../compiler/diagnostic.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { formatCompact, formatCount } from '../ui/format.ts';
import styles from './Inspector.module.css';
import { readParams } from './params.ts';

interface NodeFiguresProps {
  readonly node: GraphNode;
  readonly kind: NodeKind;
  readonly document: GraphDocument;
}

/** Shapes in and out, the parameters and how their number comes about, and the multiply-adds. */
export function NodeFigures({ node, kind, document }: NodeFiguresProps) {
  const typed = useCompilationStore((state) => state.compilation.typed);
  const own = typed.nodes.get(node.id);
  const inputs = inputsOf(node, kind, document, typed);
  const weights = weightsOf(node, kind, inputs.map((input) => input.type));
  return (
    <section className={styles['section']} aria-label="Shapes and size">
      <h3 className={styles['heading']}>Shapes and size</h3>
      <dl className={styles['figures']}>
        {inputs.map(({ port, label, type }) => (
          <Figure key={port} term={inputs.length === 1 ? 'In' : label} value={type ? shapeText(type.shape) : 'not known yet'} mono={type !== null} />
        ))}
        {kind.outputs.map(({ name, label }) => {
          const type = own?.outputs[name];
          return <Figure key={name} term={kind.outputs.length === 1 ? 'Out' : label} value={type ? shapeText(type.shape) : 'not known yet'} mono={type !== undefined} />;
        })}
        {weights.map(({ name, shape, trainable }) => (
          <Figure key={name} term={trainable ? name : `${name}, not trained`} mono value={shape.length > 1 ? `${shapeText(shape)} = ${formatCount(sizeOf(shape))}` : formatCount(sizeOf(shape))} />
        ))}
        {own && (own.parameters > 0 || weights.length > 0) ? <Figure term="Parameters" value={formatCount(own.parameters)} mono /> : null}
        {own && own.multiplyAdds > 0 ? <Figure term="Multiply-adds" value={formatCompact(own.multiplyAdds)} mono /> : null}
      </dl>
      {own?.state === 'waiting' ? <p className={styles['quiet']}>The shapes become known when what comes before this node works.</p> : null}
      {own?.state === 'dead' ? <p className={styles['quiet']}>Nothing that leaves this node reaches a loss, so it does not learn.</p> : null}
    </section>
  );
}

function Figure({ term, value, mono = false }: { readonly term: string; readonly value: string; readonly mono?: boolean }) {
  return (
    <>
      <dt>{term}</dt>
      <dd data-mono={mono ? '' : undefined}>{value}</dd>
    </>
  );
}

interface InputShape {
  readonly port: string;
  readonly label: string;
  readonly type: TensorType | null;
}

function inputsOf(node: GraphNode, kind: NodeKind, document: GraphDocument, typed: TypedGraph): readonly InputShape[] {
  const arriving = new Map<string, TensorType | null>();
  for (const edge of document.edges) {
    const to = portReferenceOf(edge.to);
    if (to.node === node.id) arriving.set(to.port, typed.edges.get(edge.id) ?? null);
  }
  const ports = kind.variadic
    ? Array.from({ length: Math.max(kind.inputs.length, arriving.size) }, (_, index) => ({ name: variadicPort(index), label: `Input ${variadicPort(index)}` }))
    : kind.inputs;
  return ports.map(({ name, label }) => ({ port: name, label, type: arriving.get(name) ?? null }));
}

/** Empty until every input is known: a count of weights on half-known inputs would be a guess. */
function weightsOf(node: GraphNode, kind: NodeKind, types: readonly (TensorType | null)[]): readonly WeightSpec[] {
  const params = readParams(kind, node.params);
  const known = types.filter((type) => type !== null);
  if (!params || !kind.weights || known.length !== types.length) return [];
  return kind.infer(params, known).ok ? kind.weights(params, known) : [];
}
