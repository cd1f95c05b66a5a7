import { z } from '../../graph/zod.ts';
import { dataSource, dataSources } from '../../datasets/registry.ts';
import { isDataProblem, type DataDescription, type DataProblem } from '../../datasets/source.ts';
import { choice } from '../../graph/fields.ts';
import { issueSentence } from '../../graph/issueText.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';
import { cannot, defineKind, wordsOf } from '../kind.ts';

const sources = Object.fromEntries(dataSources.map((source) => [source.id, source.label]));

/**
 * The description of a dataset node's data: its `source` parameter names the source, and the others
 * belong to that source's own schema.
 */
export function describeData(params: Readonly<Record<string, unknown>>): DataDescription | DataProblem {
  const known = described.get(params);
  if (known) return known;
  const result = describe(params);
  described.set(params, result);
  return result;
}

/** Parameters do not change, and a table's thousands of rows need be read only once. */
const described = new WeakMap<object, DataDescription | DataProblem>();

function describe(params: Readonly<Record<string, unknown>>): DataDescription | DataProblem {
  const id = String(params['source']);
  const source = dataSource(id);
  if (!source) {
    return { param: 'source', message: i18n.t('There is no data set “{id}”. Choose one of {sources}.', { id, sources: series(Object.values(sources)) }) };
  }
  const parsed = source.params.safeParse(params);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { param: String(issue?.path[0] ?? 'source'), message: issue ? issueSentence(issue, params) : i18n.t('Its parameters do not fit {data}.', { data: source.label }) };
  }
  return source.describe(parsed.data);
}

export const dataset = defineKind({
  id: 'dataset',
  label: i18n.t('Dataset'),
  category: 'data',
  aliases: wordsOf(i18n.t('data; input; table; mnist; source')),
  icon: 'database',
  summary: i18n.t('Gives examples: what the network sees, and what it should answer.'),
  help: i18n.t('One end of every network that learns from data. **Features** go into the first layer; **labels** go to the loss, which compares them with what the network answers.'),
  // Loose: the other parameters belong to the chosen source, whose schema checks them.
  params: z.looseObject({
    source: choice({ label: i18n.t('Data'), help: i18n.t('Which examples to learn from.'), options: sources, default: 'table' }),
  }),
  inputs: [],
  outputs: [
    { name: 'features', label: i18n.t('Features') },
    { name: 'labels', label: i18n.t('Labels') },
  ],
  headline(params) {
    const description = describeData(params);
    const label = dataSource(params.source)?.label ?? params.source;
    return isDataProblem(description) ? label : i18n.t('{data}, {rows, plural, one {# row} other {# rows}}', { data: label, rows: description.trainRows });
  },
  infer(params) {
    const description = describeData(params);
    if (isDataProblem(description)) {
      return cannot({ code: 'data', param: description.param, found: i18n.t('data that cannot be used'), expected: i18n.t('a usable data set'), why: description.message });
    }
    return { ok: true, outputs: { features: description.features, labels: description.labels } };
  },
});
