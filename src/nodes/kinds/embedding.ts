import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { shapeText } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const embedding = defineKind({
  id: 'embedding',
  label: i18n.t('Embedding'),
  category: 'layer',
  aliases: wordsOf(i18n.t('word vectors; lookup table; token; word2vec; vocabulary')),
  icon: 'book-a',
  summary: i18n.t('Looks up a trainable row of numbers for each word or other index.'),
  help: i18n.t('Words are numbered, but a word with number 7 is not “more” than one with number 3. This layer gives each number a row of weights of its own, and training moves rows of similar words near each other. What comes in must be whole numbers from 0 on.'),
  formula: 'y_t = E_{x_t}',
  params: z.object({
    inputDim: integer({ label: i18n.t('Entries'), help: i18n.t('How many different indices there are: the largest one plus 1.'), min: 1, max: 1_000_000, default: 100 }),
    outputDim: integer({ label: i18n.t('Row length'), help: i18n.t('How many numbers stand for each entry. More can tell more apart.'), min: 1, max: 4096, default: 16 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ inputDim, outputDim }) => `${inputDim.toLocaleString('en-US')} × ${outputDim.toLocaleString('en-US')}`,
  infer({ inputDim, outputDim }, [input]) {
    const shape = input?.shape ?? [];
    if (shape.length !== 1) {
      return cannot({
        code: 'shape-rank',
        port: 'in',
        found: shapeText(shape),
        expected: i18n.t('one flat row of indices'),
        why: i18n.t('Each number of the row is looked up by itself.'),
        fix: { type: 'insert', kind: 'flatten' },
      });
    }
    if (input?.indices !== true) {
      return cannot({
        code: 'data',
        port: 'in',
        found: i18n.t('ordinary numbers'),
        expected: i18n.t('whole numbers from 0 on'),
        why: i18n.t('It looks up a row for each number, so it needs whole numbers from 0 on, but gets ordinary ones. Wire it to a dataset of indices, before any layer.'),
      });
    }
    const [least, most] = input.range ?? [0, 0];
    if (least < 0 || most > inputDim - 1) {
      const fits = least >= 0 && Number.isInteger(most);
      return cannot({
        code: 'param-value',
        param: 'inputDim',
        found: i18n.t('numbers from {least} to {most}', { least, most }),
        expected: i18n.t('indices from 0 to {most}', { most: inputDim - 1 }),
        why: i18n.t('An index outside the table has no row.'),
        ...(fits ? { fix: { type: 'setParams' as const, label: i18n.t('Set entries to {entries}', { entries: most + 1 }), params: { inputDim: most + 1 } } } : {}),
      });
    }
    return gives({ shape: [...shape, outputDim] });
  },
  weights: ({ inputDim, outputDim }) => [{ name: 'embeddings', shape: [inputDim, outputDim], trainable: true }],
  layer: {
    className: 'Embedding',
    factory: 'embedding',
    args: ({ inputDim, outputDim }) => ({ inputDim, outputDim, embeddingsInitializer: 'randomUniform' }),
  },
  code: {
    pytorch: ({ params, names, self }) => ({ create: `nn.Embedding(${params.inputDim}, ${params.outputDim})`, apply: `${self}(${names[0]}.long())` }),
    torchState: () => [{ name: 'weight', from: 'embeddings' }],
  },
});
