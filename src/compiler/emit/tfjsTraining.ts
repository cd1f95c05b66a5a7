/** Training and evaluating in TensorFlow.js. */
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { penaltyOf } from '../../nodes/shared/kernelRegularizer.ts';
import type { ProgramLoss } from '../program.ts';
import { Lines, type Section } from './lines.ts';
import { splitName } from './tfjsData.ts';
import { listed, runsEagerly } from './tfjsModel.ts';
import { tfjsGoverned, tfjsStopWatch } from './rates.ts';
import { computed, dataValues, epochsOf, networkInputs, type WrittenLoss, type WrittenProgram } from './walk.ts';

const PRINTED_ROWS = 100;

export function tfjsTrainingSection(written: WrittenProgram): Section {
  const lines = new Lines();
  const { training } = written.program;
  for (const definition of [tfjsGoverned(training), tfjsStopWatch(training)]) if (definition) lines.add(definition).add('');
  if (runsEagerly(written)) {
    addObjective(lines, written);
    lines.add('').add(written.program.sources.length > 0 ? `${BATCHES}\n\n${eagerLoop(written)}` : datalessLoop(written));
  } else {
    addCompile(lines, written);
    lines.add('').add(epochsOf(written.program) === null ? `${BATCHES}\n\n${stepLoop(written)}` : fit(written));
    lines.add('').add(evaluation(written));
  }
  return lines.section('Training', 'The loss, the optimizer, and the training itself.');
}

const BATCHES = `/** The rows of one batch after the other, without end. TensorFlow.js shuffles without a seed. */
function* batches(rows) {
  for (;;) {
    const order = SHUFFLE ? [...tf.util.createShuffledIndices(rows)] : Array.from({ length: rows }, (_, row) => row);
    for (let start = 0; start < rows; start += BATCH_SIZE) yield tf.tensor1d(order.slice(start, start + BATCH_SIZE), 'int32');
  }
}`;

/** The loss as a function of target and prediction; a built-in one by its name in `tf.metrics`. */
function lossCall({ target }: WrittenLoss, wanted: string, prediction: string): string {
  const named = /^'(\w+)'$/.exec(target.value)?.[1];
  return named ? `tf.metrics.${named}(${wanted}, ${prediction}).mean()` : `${target.value}(${wanted}, ${prediction})`;
}

function optimizer({ program }: WrittenProgram): string {
  const plain = optimizerInfo(program.training.optimizer.kind).code(program.training.optimizer).tfjs;
  return tfjsGoverned(program.training) === null ? plain : `governed(${plain})`;
}

function addCompile(lines: Lines, written: WrittenProgram): void {
  const { losses } = written;
  lines.add(`model.compile({\n  optimizer: ${optimizer(written)},`);
  if (losses.length > 1) lines.add('  loss: [');
  for (const each of losses) {
    const value = each.loss.weight === 1 ? each.target.value : `(target, prediction) => ${lossCall(each, 'target', 'prediction')}.mul(${each.loss.weight})`;
    lines.add(losses.length > 1 ? `    ${value},` : `  loss: ${value},`, each.loss.node);
  }
  if (losses.length > 1) lines.add('  ],');
  const metrics = [...new Set(losses.flatMap(({ loss }) => (loss.accuracy === null ? [] : [`'${loss.accuracy}Accuracy'`])))];
  if (metrics.length > 0) lines.add(`  metrics: [${metrics.join(', ')}],`);
  lines.add('});');
}

function tensorsOf({ program, names }: WrittenProgram, split: 'train' | 'validation', suffix = ''): readonly [inputs: string, targets: string] {
  const name = (value: ProgramLoss['prediction']): string => `${splitName(split, names.value(value))}${suffix}`;
  return [listed(networkInputs(program).map(name)), listed(program.losses.map((loss) => name(loss.target ?? { node: program.sources[0]?.node ?? '', port: 'labels' })))];
}

function fit(written: WrittenProgram): string {
  const [inputs, targets] = tensorsOf(written, 'train');
  const checked = splitName('validation', written.names.value(networkInputs(written.program)[0] ?? { node: '', port: '' }));
  const [checkedInputs, checkedTargets] = tensorsOf(written, 'validation', `.slice(0, Math.min(VALIDATION_ROWS, ${checked}.shape[0]))`);
  const validation = written.program.training.validation ? `\n  validationData: [${checkedInputs}, ${checkedTargets}],` : '';
  return `await model.fit(${inputs}, ${targets}, {
  batchSize: BATCH_SIZE,
  epochs: EPOCHS,
  shuffle: SHUFFLE,${validation}
  verbose: 0,
  callbacks: {
${written.program.training.stop ? epochStop(written.program.training.stepsPerEpoch) : EPOCH_LINE}
  },
});`;
}

const STEP_STOP = `
  const { loss: validationLoss, ...others } = checked;
  const reason = whyStop(step, { ...(step % PRINT_EVERY === 0 ? { loss, accuracy } : {}), validationLoss, validationAccuracy: Object.values(others)[0] });
  if (reason) {
    console.log(reason);
    break;
  }`;

const EPOCH_LINE = '    onEpochEnd: (epoch, logs) => console.log(`epoch ${epoch + 1}`, logs),';

function epochStop(stepsPerEpoch: number): string {
  return `    onEpochEnd: (epoch, logs) => {
      console.log(\`epoch \${epoch + 1}\`, logs);
      const reason = whyStop((epoch + 1) * ${stepsPerEpoch}, { loss: logs.loss, accuracy: logs.acc ?? logs.categoricalAccuracy ?? logs.binaryAccuracy, validationLoss: logs.val_loss, validationAccuracy: logs.val_acc ?? logs.val_categoricalAccuracy ?? logs.val_binaryAccuracy });
      if (reason) console.log(reason);
      if (reason) model.stopTraining = true;
    },`;
}

function stepLoop(written: WrittenProgram): string {
  const [inputs, targets] = tensorsOf(written, 'train', '.gather(rows)');
  const first = splitName('train', written.names.value(networkInputs(written.program)[0] ?? { node: '', port: '' }));
  const stops = written.program.training.stop !== null;
  const checked = `await measured(${tensorsOf(written, 'validation').join(', ')})`;
  const printed = stops ? `{\n    checked = ${checked};\n    console.log('validation', checked);\n  }` : `console.log('validation', ${checked});`;
  const validation = written.program.training.validation ? `${stops ? '\n  let checked = {};' : ''}\n  if (step % VALIDATE_EVERY === 0 || step === STEPS) ${printed}` : stops ? '\n  const checked = {};' : '';
  return `let step = 0;
for (const rows of batches(${first}.shape[0])) {
  if (step >= STEPS) break;
  const inputs = ${inputs};
  const targets = ${targets};
  const [loss${stops ? ', accuracy' : ''}] = [await model.trainOnBatch(inputs, targets)].flat();
  tf.dispose([rows, inputs, targets]);
  step += 1;
  if (step % PRINT_EVERY === 0 || step === STEPS) console.log(\`step \${step}   loss \${loss.toFixed(6)}\`);${validation}${stops ? STEP_STOP : ''}
}`;
}

function evaluation(written: WrittenProgram): string {
  const { program } = written;
  const [inputs, targets] = tensorsOf(written, 'train');
  const first = splitName('train', written.names.value(networkInputs(program)[0] ?? { node: '', port: '' }));
  const predict = (program.sources[0]?.trainRows ?? 0) <= PRINTED_ROWS ? `\nfor (const prediction of [model.predict(${inputs})].flat()) prediction.print();` : '';
  return `/** Loss and metrics by name. */
async function measured(inputs, targets) {
  const values = [model.evaluate(inputs, targets, { batchSize: BATCH_SIZE })].flat();
  return Object.fromEntries(await Promise.all(values.map(async (value, index) => [model.metricsNames[index], (await value.data())[0]])));
}
console.log(\`\${${first}.shape[0]} training rows\`, await measured(${inputs}, ${targets}));${predict}`;
}

/** The whole loss of one batch, for networks that are a function. */
function addObjective(lines: Lines, written: WrittenProgram): void {
  const { program, names, losses, operations } = written;
  const values = dataValues(program).map((value) => names.value(value));
  const inputs = networkInputs(program).map((value) => names.value(value));
  const outputs = computed(program, program.losses.flatMap(({ prediction, target }) => [prediction, target])).map((value) => names.value(value));
  lines.add(`/** What training makes small, for one batch. */\nfunction objective(${values.join(', ')}) {`);
  lines.add(`  const { ${outputs.join(', ')} } = forward(${inputs.join(', ')});`);
  const terms = losses.map((each, index) => {
    const { loss } = each;
    const call = lossCall(each, loss.target ? names.value(loss.target) : 'null', names.value(loss.prediction));
    lines.add(`  const loss${index + 1} = ${call}${loss.weight === 1 ? '' : `.mul(${loss.weight})`};`, loss.node);
    return `loss${index + 1}`;
  });
  const penalized = operations.filter(({ operation }) => penaltyOf(operation.params, operation.weights.map(({ name }) => name)) !== null).map(({ name }) => `...${name}Layer.calculateLosses()`);
  lines.add(`  return tf.addN([${[...terms, ...penalized].join(', ')}]);\n}`);
}

const EAGER_STOP = `  const reason = whyStop(step, { loss: loss.dataSync()[0] });
  if (reason) {
    console.log(reason);
    break;
  }
`;

function eagerLoop(written: WrittenProgram): string {
  const { program, names } = written;
  const tensors = dataValues(program).map((value) => splitName('train', names.value(value)));
  return `const optimizer = ${optimizer(written)};
const steps = ${epochsOf(program) === null ? 'STEPS' : `EPOCHS * Math.ceil(${tensors[0]}.shape[0] / BATCH_SIZE)`};
let step = 0;
for (const rows of batches(${tensors[0]}.shape[0])) {
  if (step >= steps) break;
  const loss = optimizer.minimize(() => objective(${tensors.map((name) => `${name}.gather(rows)`).join(', ')}), true);
  step += 1;
  if (step % ${epochsOf(program) === null ? 'PRINT_EVERY' : '100'} === 0 || step === steps) console.log(\`step \${step}   loss \${loss.dataSync()[0].toFixed(6)}\`);
${program.training.stop ? EAGER_STOP : ''}  tf.dispose([rows, loss]);
}
tf.tidy(() => console.log('training rows', objective(${tensors.join(', ')}).dataSync()[0]));`;
}

function datalessLoop(written: WrittenProgram): string {
  return `const optimizer = ${optimizer(written)};
for (let step = 1; step <= STEPS; step++) {
  const loss = optimizer.minimize(objective, true);
  if (step % PRINT_EVERY === 0 || step === STEPS) console.log(\`step \${step}   loss before it \${loss.dataSync()[0].toFixed(6)}\`);
${written.program.training.stop ? EAGER_STOP : ''}  loss.dispose();
}
tf.tidy(() => {
  console.log('loss', objective().dataSync()[0]);
  for (const [node, [layer]] of Object.entries(WEIGHTS)) {
    for (const values of layer instanceof tf.Variable ? [layer] : layer.getWeights()) console.log(node, values.arraySync());
  }
});`;
}
