/** The network in TensorFlow.js: a model, or a function of tensors where a model cannot say it. */
import { Lines, type Section } from './lines.ts';
import { scriptText, splitName } from './tfjsData.ts';
import { computed, hasComputedTarget, hasOwnStart, networkInputs, type WrittenOperation, type WrittenProgram } from './walk.ts';

/** True where the network is written as a function: it has a trainable number of its own, or works out a target. */
export function runsEagerly({ program }: WrittenProgram): boolean {
  return hasOwnStart(program) || program.losses.some((loss) => hasComputedTarget(program, loss));
}

export function tfjsNetworkSection(written: WrittenProgram): Section {
  return runsEagerly(written) ? functionSection(written) : modelSection(written);
}

export function listed(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : `[${items.join(', ')}]`;
}

function modelSection({ program, names, operations }: WrittenProgram): Section {
  const lines = new Lines();
  const inputs = networkInputs(program);
  for (const input of inputs) {
    const source = program.sources.find(({ node }) => node === input.node);
    const shape = (input.port === 'labels' ? source?.labels : source?.features)?.shape ?? [];
    lines.add(`const ${names.value(input)} = tf.input({ shape: [${shape.join(', ')}], name: ${scriptText(names.value(input))} });`, input.node);
  }
  for (const operation of operations) lines.add(layerLine(operation), operation.operation.node);
  const outputs = program.losses.map(({ prediction }) => names.value(prediction));
  lines.add(`const model = tf.model({ inputs: ${listed(inputs.map((input) => names.value(input)))}, outputs: ${listed(outputs)} });`);
  lines.add('model.summary();');
  return lines.section('Model', 'The graph as a model.');
}

function layerLine({ name, code }: WrittenOperation): string {
  if (code.create === undefined) return `const ${name} = ${code.apply};`;
  const created = withName(code.create, name);
  const self = `${name}Layer`;
  if (code.apply.startsWith(`${self}.`)) return `const ${name} = ${created}${code.apply.slice(self.length)};`;
  return `const ${self} = ${created};\nconst ${name} = ${code.apply};`;
}

/** A layer's arguments with its name among them, by which weights find it. */
function withName(create: string, name: string): string {
  if (create.endsWith('()')) return `${create.slice(0, -1)}{ name: ${scriptText(name)} })`;
  if (create.endsWith(' })')) return `${create.slice(0, -3)}, name: ${scriptText(name)} })`;
  return create;
}

function functionSection(written: WrittenProgram): Section {
  const { program, names, operations } = written;
  const lines = new Lines();
  for (const { operation, name, code } of operations) {
    if (code.create !== undefined) lines.add(`const ${name}Layer = ${code.create};`, operation.node);
  }
  const inputs = networkInputs(program).map((value) => names.value(value));
  lines.add('').add(`/** What the network works out for one batch. */\nfunction forward(${inputs.join(', ')}) {`);
  for (const { operation, name, code } of operations) lines.add(`  const ${name} = ${code.apply};`, operation.node);
  const outputs = computed(program, program.losses.flatMap(({ prediction, target }) => [prediction, target])).map((value) => names.value(value));
  lines.add(`  return { ${outputs.join(', ')} };\n}`);
  // Layers make their weights when they first see a tensor.
  lines.add(`tf.tidy(() => void forward(${inputs.map((input) => `${splitName('train', input)}.slice(0, 1)`).join(', ')}));`);
  return lines.section('Network', 'The graph as a function of tensors.');
}
