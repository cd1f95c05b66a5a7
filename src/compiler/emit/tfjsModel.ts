/** The network in TensorFlow.js: a model, or a function of tensors where a model cannot say it. */
import { indented, Lines, type Section } from './lines.ts';
import { scriptText, splitName } from './tfjsData.ts';
import { blockWords, callName, computed, hasComputedTarget, hasOwnStart, networkInputs, type WrittenBlock, type WrittenOperation, type WrittenProgram } from './walk.ts';

/** True where the network is written as a function: it has a trainable number of its own, or works out a target. */
export function runsEagerly({ program }: Pick<WrittenProgram, 'program'>): boolean {
  return hasOwnStart(program) || program.losses.some((loss) => hasComputedTarget(program, loss));
}

export function tfjsNetworkSection(written: WrittenProgram): Section {
  return runsEagerly(written) ? functionSection(written) : modelSection(written);
}

export function listed(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : `[${items.join(', ')}]`;
}

function modelSection(written: WrittenProgram): Section {
  const { program, names, steps } = written;
  const lines = new Lines();
  for (const { block } of steps) if (block) addBlock(lines, written, block);
  const inputs = networkInputs(program);
  for (const input of inputs) {
    const source = program.sources.find(({ node }) => node === input.node);
    const shape = (input.port === 'labels' ? source?.labels : source?.features)?.shape ?? [];
    lines.add(`const ${names.value(input)} = tf.input({ shape: [${shape.join(', ')}], name: ${scriptText(names.value(input))} });`, input.node);
  }
  for (const { operation, block } of steps) {
    if (operation) lines.add(layerLine(operation, scriptText(operation.name)), operation.operation.node);
    else lines.add(blockCall(written, block), block.plan.returns[0]?.node);
  }
  const outputs = program.losses.map(({ prediction }) => names.value(prediction));
  lines.add(`const model = tf.model({ inputs: ${listed(inputs.map((input) => names.value(input)))}, outputs: ${listed(outputs)} });`);
  lines.add('model.summary();');
  return lines.section('Model', 'The graph as a model.');
}

/** A group as a function of its inputs; the layers of each call are called after it. */
function addBlock(lines: Lines, { names }: WrittenProgram, block: WrittenBlock): void {
  const returns = block.plan.returns.map((value) => names.value(value));
  lines.add(`/** ${blockWords(block)} */\nfunction ${block.name}(${[...block.parameters, 'name'].join(', ')}) {`);
  for (const written of block.operations) lines.add(indented(layerLine(written, `\`\${name}_${written.name}\``), 2), written.operation.node);
  lines.add(`  return ${listed(returns)};\n}\n`);
}

/** One call, or a loop in which each copy is fed by the one before it. */
function blockCall({ names }: WrittenProgram, { name, plan: { copies, inputs, outputs } }: WrittenBlock): string {
  const [taken = [], results = []] = [inputs, outputs].map((values) => values.map((value) => names.value(value)));
  if (copies.length === 1) return `const ${listed(results)} = ${name}(${[...taken, scriptText(callName(name, null))].join(', ')});`;
  return `let ${results[0]} = ${taken[0]};\nfor (let index = 1; index <= ${copies.length}; index++) ${results[0]} = ${name}(${results[0]}, \`${name}_\${index}\`);`;
}

/** @param layer its name, as an expression. */
function layerLine({ name, code }: WrittenOperation, layer: string): string {
  if (code.create === undefined) return `const ${name} = ${code.apply};`;
  const created = withName(code.create, layer);
  const self = `${name}Layer`;
  if (code.apply.startsWith(`${self}.`)) return `const ${name} = ${created}${code.apply.slice(self.length)};`;
  return `const ${self} = ${created};\nconst ${name} = ${code.apply};`;
}

/** A layer's arguments with its name among them, by which weights find it. */
function withName(create: string, name: string): string {
  if (create.endsWith('()')) return `${create.slice(0, -1)}{ name: ${name} })`;
  if (create.endsWith(' })')) return `${create.slice(0, -3)}, name: ${name} })`;
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
