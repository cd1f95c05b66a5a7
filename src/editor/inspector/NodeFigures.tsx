import type { GraphDocument, GraphNode } from '../../graph/document.ts';
import { portReferenceOf } from '../../graph/document.ts';
import { shapeText, sizeOf, type TensorType } from '../../graph/tensorType.ts';
import { variadicPort, type NodeKind, type WeightSpec } from '../../nodes/kind.ts';
import type { TypedGraph } from '../../compiler/diagnostic.ts';
import { i18n } from '../../words/i18n.ts';
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
    <section className={styles['section']} aria-label={i18n.t('Shapes and size')}>
      <h3 className={styles['heading']}>{i18n.t('Shapes and size')}</h3>
      <dl className={styles['figures']}>
        {inputs.map(({ port, label, type }) => (
          <Figure key={port} term={inputs.length === 1 ? i18n.t('In') : label} value={type ? shapeText(type.shape) : i18n.t('not known yet')} mono={type !== null} />
        ))}
        {kind.outputs.map(({ name, label }) => {
          const type = own?.outputs[name];
          return <Figure key={name} term={kind.outputs.length === 1 ? i18n.t('Out') : label} value={type ? shapeText(type.shape) : i18n.t('not known yet')} mono={type !== undefined} />;
        })}
        {weights.map(({ name, shape, trainable }) => (
          <Figure key={name} own term={trainable ? name : i18n.t('{name}, not trained', { name })} mono value={shape.length > 1 ? `${shapeText(shape)} = ${formatCount(sizeOf(shape))}` : formatCount(sizeOf(shape))} />
        ))}
        {own && (own.parameters > 0 || weights.length > 0) ? <Figure term={i18n.t('Parameters')} value={formatCount(own.parameters)} mono /> : null}
        {own && own.multiplyAdds > 0 ? <Figure term={i18n.t('Multiply-adds')} value={formatCompact(own.multiplyAdds)} mono /> : null}
      </dl>
      {own?.state === 'waiting' ? <p className={styles['quiet']}>{i18n.t('The shapes become known when what comes before this node works.')}</p> : null}
      {own?.state === 'dead' ? <p className={styles['quiet']}>{i18n.t('Nothing that leaves this node reaches a loss, so it does not learn.')}</p> : null}
    </section>
  );
}

/** @param own a name that the layer has in code as well, which is the same in every language. */
function Figure({ term, value, mono = false, own = false }: { readonly term: string; readonly value: string; readonly mono?: boolean; readonly own?: boolean }) {
  return (
    <>
      <dt translate={own ? 'no' : undefined}>{term}</dt>
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
    ? Array.from({ length: Math.max(kind.inputs.length, arriving.size) }, (_, index) => ({ name: variadicPort(index), label: i18n.t('Input {port}', { port: variadicPort(index) }) }))
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
