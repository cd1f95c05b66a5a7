/** What the inspector shows and changes of a node's parameters. Pure. */
import type { z } from '../../graph/zod.ts';
import { dataSource } from '../../datasets/registry.ts';
import type { Command } from '../../graph/commands.ts';
import type { GraphNode, Json, Optimizer, OptimizerKind, Params } from '../../graph/document.ts';
import { fieldsOf, type Field } from '../../graph/fields.ts';
import { issueSentence } from '../../graph/issueText.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { i18n } from '../../words/i18n.ts';

/** A schema with the fields that it describes. */
export interface ParamGroup {
  readonly schema: z.ZodObject;
  readonly fields: readonly Field[];
}

/** The groups of fields of a node: its kind's, and for a dataset those of its source. */
export function paramGroups(kind: NodeKind, params: Params): readonly ParamGroup[] {
  const group = (schema: z.ZodObject): ParamGroup => ({ schema, fields: fieldsOf(schema) });
  if (kind.id !== 'dataset') return [group(kind.params)];
  const source = dataSource(String(params['source'] ?? fieldsOf(kind.params)[0]?.defaultValue));
  return source ? [group(kind.params), group(source.params)] : [group(kind.params)];
}

export function valueOf(field: Field, params: Readonly<Record<string, unknown>>): unknown {
  return params[field.name] ?? field.defaultValue;
}

export function isDefault(field: Field, params: Readonly<Record<string, unknown>>): boolean {
  const value = params[field.name];
  return value === undefined || JSON.stringify(value) === JSON.stringify(field.defaultValue);
}

/** The schema's word on one value, as a sentence, or null where it fits. */
export function checkParam(schema: z.ZodObject, name: string, value: unknown): string | null {
  const entry = schema.shape[name] as z.ZodType | undefined;
  const result = entry?.safeParse(value);
  if (!result || result.success) return null;
  const issue = result.error.issues[0];
  return issue ? issueSentence({ ...issue, path: [name, ...issue.path] }, { [name]: value }) : i18n.t('This value does not fit.');
}

/** The schema of a node's parameters as its kind reads them, or null where they do not fit it. */
export function readParams(kind: NodeKind, params: Params): Readonly<Record<string, unknown>> | null {
  const result = kind.params.safeParse(params);
  return result.success ? result.data : null;
}

/**
 * Changes one parameter. The source of a dataset takes the parameters that the new source does not
 * know, or would refuse, out of the document; what fits both is kept.
 */
export function setParam(node: GraphNode, name: string, value: Json | undefined): Command {
  const leaving = node.kind === 'dataset' && name === 'source' ? leavingParams(node.params, String(value)) : {};
  return { type: 'setParams', id: node.id, params: { ...leaving, [name]: value } };
}

/** Sets some parameters of several nodes to the same values. */
export function setParams(nodes: readonly GraphNode[], params: Readonly<Record<string, Json | undefined>>): Command {
  return { type: 'batch', commands: nodes.map(({ id }) => ({ type: 'setParams', id, params })) };
}

/** The fields in which nodes of one kind differ, with each one's value as it is written. */
export function differingFields({ fields }: ParamGroup, nodes: readonly GraphNode[]): readonly { readonly field: Field; readonly values: readonly string[] }[] {
  return fields.flatMap((field) => {
    const values = nodes.map(({ params }) => written(valueOf(field, params)));
    return new Set(values).size > 1 ? [{ field, values }] : [];
  });
}

function written(value: unknown): string {
  if (typeof value === 'boolean') return value ? i18n.t('on') : i18n.t('off');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? i18n.t('none'));
}

function leavingParams(params: Params, sourceId: string): Readonly<Record<string, undefined>> {
  const schema = dataSource(sourceId)?.params;
  if (!schema) return {};
  const gone = Object.entries(params).filter(([name, value]) => !(name in schema.shape) || checkParam(schema, name, value) !== null);
  return Object.fromEntries(gone.map(([name]) => [name, undefined]));
}

/**
 * The settings of another optimizer. What both know is kept; a learning rate that nobody has changed
 * becomes the new one's default, since 0.01 means something else to Adam than to gradient descent.
 */
export function switchOptimizer(before: Optimizer, kind: OptimizerKind): Optimizer {
  const old = fieldsOf(optimizerInfo(before.kind).params);
  const kept = fieldsOf(optimizerInfo(kind).params).map((field): [string, unknown] => {
    const was = old.find((candidate) => candidate.name === field.name);
    return [field.name, was && !isDefault(was, before) ? valueOf(was, before) : field.defaultValue];
  });
  const settings: Readonly<Record<string, unknown>> = Object.fromEntries(kept);
  return { ...settings, kind, learningRate: Number(settings['learningRate']) };
}

/** Values that matter by their size (learning rates, epsilons) are stepped through 1, 2, 5, 10. */
export function isLogarithmic({ min, max }: Field): boolean {
  return min !== undefined && max !== undefined && min > 0 && max / min >= 1e6;
}
