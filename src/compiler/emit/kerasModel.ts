/** The network in Keras: the functional interface, or a class where a trainable number begins in the graph itself. */
import { indented, Lines, type Section } from './lines.ts';
import { pythonText, tupleText } from './python.ts';
import { blockWords, callName, hasComputedTarget, hasOwnStart, networkInputs, type WrittenBlock, type WrittenLoss, type WrittenOperation, type WrittenProgram } from './walk.ts';

export function kerasModelSection(written: WrittenProgram): Section {
  const lines = new Lines();
  if (written.losses.some(({ loss }) => hasComputedTarget(written.program, loss))) lines.add(LOSS_BETWEEN).add('\n');
  for (const { block } of written.steps) if (block) addBlock(lines, written, block);
  if (hasOwnStart(written.program)) addClass(lines, written);
  else addFunctional(lines, written);
  lines.add('model.summary()');
  return lines.section('Model', 'The graph as a Keras model.');
}

const LOSS_BETWEEN = `class LossBetween(layers.Layer):
    """Adds a loss between two values that the network works out itself, and passes the first one on."""

    def __init__(self, function, share=1.0, **kwargs):
        super().__init__(**kwargs)
        self.function, self.share = function, share

    def call(self, prediction, target):
        self.add_loss(self.share * self.function(target, prediction))
        return prediction`;

function addFunctional(lines: Lines, written: WrittenProgram): void {
  const { program, names, steps } = written;
  const inputs = networkInputs(program);
  for (const input of inputs) {
    const source = program.sources.find(({ node }) => node === input.node);
    const shape = (input.port === 'labels' ? source?.labels : source?.features)?.shape ?? [];
    lines.add(`${names.value(input)} = keras.Input(shape=${tupleText(shape)}, name=${pythonText(names.value(input))})`, input.node);
  }
  for (const { operation, block } of steps) {
    if (operation) lines.add(layerLines(operation, operation.name), operation.operation.node);
    else lines.add(blockCall(written, block), block.plan.returns[0]?.node);
  }
  const outputs = outputExpressions(written, lines, 0);
  const given = inputs.map((input) => names.value(input));
  lines.add(`model = keras.Model(${listed(given)}, ${listed(outputs)}, name="network")`);
}

/** A group as a function of its inputs; the layers of each call are called after it. */
function addBlock(lines: Lines, { names }: WrittenProgram, block: WrittenBlock): void {
  lines.add(`def ${block.name}(${[...block.parameters, 'name'].join(', ')}):\n    """${blockWords(block)}"""`);
  for (const written of block.operations) lines.add(indented(layerLines(written, `{name}_${written.name}`), 4), written.operation.node);
  lines.add(`    return ${block.plan.returns.map((value) => names.value(value)).join(', ')}`).add('\n');
}

/** One call, or a loop in which each copy is fed by the one before it. */
function blockCall({ names }: WrittenProgram, { name, plan: { copies, inputs, outputs } }: WrittenBlock): string {
  const [taken, results] = [inputs, outputs].map((values) => values.map((value) => names.value(value)));
  if (copies.length === 1) return `${results?.join(', ')} = ${name}(${[...(taken ?? []), `name=${pythonText(callName(name, null))}`].join(', ')})`;
  return `${results?.[0]} = ${taken?.[0]}\nfor index in range(1, ${copies.length + 1}):\n    ${results?.[0]} = ${name}(${results?.[0]}, name=f"${name}_{index}")`;
}

/**
 * `hidden = layers.Dense(4, name="hidden")(features)`, or a plain call where there is no layer.
 * @param layer its name, with braces round what a block's call says.
 */
function layerLines({ name, code }: WrittenOperation, layer: string): string {
  if (code.create === undefined) return `${name} = ${code.apply}`;
  const created = withName(code.create, layer);
  const self = `${name}_layer`;
  if (code.apply.startsWith(`${self}(`)) return `${name} = ${created}${code.apply.slice(self.length)}`;
  return `${self} = ${created}\n${name} = ${code.apply}`;
}

/** A layer's call with its name as the last argument, by which weights find it. */
function withName(create: string, name: string): string {
  return create.replace(/(\(?)\)$/, (_, open: string) => `${open}${open === '' ? ', ' : ''}name=${name.includes('{') ? 'f' : ''}${pythonText(name)})`);
}

function addClass(lines: Lines, written: WrittenProgram): void {
  const { program, names, operations } = written;
  lines.add('class Network(keras.Model):\n    def __init__(self):\n        super().__init__()');
  for (const { operation, name, code } of operations) {
    if (code.create !== undefined) lines.add(indented(`self.${name} = ${code.create}`, 8), operation.node);
  }
  lines.add('\n    def call(self, inputs):');
  const inputs = networkInputs(program).map((value) => names.value(value));
  if (inputs.length > 0) lines.add(`        ${inputs.join(', ')} = inputs`);
  for (const { operation, name, code } of operations) lines.add(indented(`${name} = ${code.apply}`, 8), operation.node);
  const outputs = outputExpressions(written, lines, 8);
  lines.add(`        return ${listed(outputs)}`).add('\n');
  lines.add('model = Network()');
  lines.add(`model(${inputs.length === 0 ? 'np.zeros((1, 1), dtype="float32")' : listed(inputs.map((name) => `train_${name}[:1]`))})`);
}

/** One output for each loss; those with a target of the network's own get their loss on the way. */
function outputExpressions({ program, names, losses }: WrittenProgram, lines: Lines, blanks: number): readonly string[] {
  return losses.map(({ loss, target }, index) => {
    const prediction = names.value(loss.prediction);
    if (!loss.target || !hasComputedTarget(program, loss)) return prediction;
    const share = loss.weight === 1 ? '' : `, share=${loss.weight}`;
    const name = `output_${index + 1}`;
    lines.add(indented(`${name} = LossBetween(${target.value}${share})(${prediction}, ${names.value(loss.target)})`, blanks), loss.node);
    return name;
  });
}

export function listed(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : `[${items.join(', ')}]`;
}

/** What `compile` takes as the loss of an output. */
export function compiledLoss(written: WrittenProgram, { loss, target }: WrittenLoss): string {
  return hasComputedTarget(written.program, loss) ? 'None' : target.value;
}
