import { z } from 'zod';
import { integer, toggle } from '../graph/fields.ts';
import { shapeText } from '../graph/tensorType.ts';
import { activationField } from './activations.ts';
import { cannot, defineKind, gives, IN, OUT } from './kind.ts';

export const dense = defineKind({
  id: 'dense',
  label: 'Dense',
  category: 'layer',
  aliases: ['fully connected', 'linear', 'perceptron', 'affine'],
  icon: 'network',
  summary: 'Connects every input to every unit, each by a weight of its own.',
  help: 'Each unit adds up all inputs, each times its weight, and a bias. Layers of this kind do the deciding at the end of most networks. It takes one flat row of numbers; put a Flatten before it where the input is an image.',
  formula: 'y = xW + b',
  params: z.object({
    units: integer({ label: 'Units', help: 'How many numbers leave the layer. More can learn more, and take longer.', min: 1, max: 65_536, default: 4 }),
    useBias: toggle({ label: 'Bias', help: 'Adds a trainable number to each unit, so that it need not pass through zero.', default: true }),
    activation: activationField(),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ units, useBias }) => `${units.toLocaleString('en-US')} ${units === 1 ? 'unit' : 'units'}${useBias ? '' : ', no bias'}`,
  infer({ units }, [input]) {
    if (input?.shape.length === 1) return gives({ shape: [units] });
    return cannot({
      code: 'shape-rank',
      port: 'in',
      found: shapeText(input?.shape ?? []),
      expected: 'one flat row of numbers',
      why: 'Every unit is connected to every number of the row.',
      fix: { type: 'insert', kind: 'flatten' },
    });
  },
  weights: ({ units, useBias }, [input]) => [
    { name: 'kernel', shape: [input?.shape[0] ?? 0, units], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [units], trainable: true }] : []),
  ],
  multiplyAdds: ({ units }, [input]) => (input?.shape[0] ?? 0) * units,
  layer: {
    className: 'Dense',
    factory: 'dense',
    args: ({ units, useBias, activation }) => ({ units, useBias, activation, kernelInitializer: 'glorotUniform' }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `nn.Linear(${inputs[0]?.shape[0] ?? 0}, ${params.units}${params.useBias ? '' : ', bias=False'})`,
      apply: `${self}(${names[0]})`,
    }),
  },
});
