/** Compiling, training and evaluating in Keras. */
import { indented, Lines, type Section } from './lines.ts';
import { compiledLoss, listed } from './kerasModel.ts';
import { kerasOptimizer, kerasWarmUp, pythonStopWatch } from './rates.ts';
import { epochsOf, hasComputedTarget, networkInputs, type WrittenProgram } from './walk.ts';

export function kerasTrainingSection(written: WrittenProgram): Section {
  const lines = new Lines();
  const { training } = written.program;
  for (const definition of [kerasWarmUp(training), pythonStopWatch(training)]) if (definition) lines.add(definition).add('\n');
  if (training.stop) lines.add(NAMED).add('\n');
  addCompile(lines, written);
  lines.add('');
  if (training.stop) lines.add('watch = StopWatch()');
  if (epochsOf(written.program) === null) lines.add(written.program.sources.length > 0 ? stepLoop(written) : datalessLoop(training.stop !== null));
  else lines.add(fit(written));
  return lines.section('Training', 'The loss, the optimizer, and the training itself.');
}

const NAMED = `def named(logs):
    """Keras's figures by name: the first accuracy, and what was measured on the validation rows."""
    measured = {}
    for name, value in logs.items():
        kind = "accuracy" if name.endswith("accuracy") else name.removeprefix("val_")
        measured.setdefault(("validation_" if name.startswith("val_") else "") + kind, float(value))
    return measured`;

/** Asks the stop conditions in a loop over steps, which then ends at this step. */
const ASK = `reason = watch.see(taken, measured)
if reason:
    print(reason)
    STEPS = taken`;

function addCompile(lines: Lines, written: WrittenProgram): void {
  const { losses, program } = written;
  lines.add('model.compile(').add(`    optimizer=${kerasOptimizer(program.training)},`);
  const several = losses.length > 1;
  if (several) lines.add('    loss=[');
  for (const each of losses) lines.add(several ? `        ${compiledLoss(written, each)},` : `    loss=${compiledLoss(written, each)},`, each.loss.node);
  if (several) lines.add('    ],');
  if (several || losses.some(({ loss }) => loss.weight !== 1)) lines.add(`    loss_weights=[${losses.map(({ loss }) => loss.weight).join(', ')}],`);
  const metrics = losses.map(({ loss }) => (loss.accuracy === null || hasComputedTarget(program, loss) ? '[]' : `["${loss.accuracy}_accuracy"]`));
  if (metrics.some((metric) => metric !== '[]')) lines.add(`    metrics=${listed(metrics)},`);
  lines.add(')');
}

/** Arrays of one split: what goes in, and what should come out. An output with its loss inside needs a target only by form. */
function arraysOf({ program, names }: WrittenProgram, split: 'train' | 'validation', suffix = ''): readonly [inputs: string, targets: string] {
  const inputs = networkInputs(program).map((value) => `${split}_${names.value(value)}${suffix}`);
  const first = program.sources[0];
  const targets = program.losses.map((loss) => {
    const target = hasComputedTarget(program, loss) || !loss.target ? { node: first?.node ?? '', port: 'labels' } : loss.target;
    return `${split}_${names.value(target)}${suffix}`;
  });
  return [listed(inputs), listed(targets)];
}

function fit(written: WrittenProgram): string {
  const [inputs, targets] = arraysOf(written, 'train');
  const [checkedInputs, checkedTargets] = arraysOf(written, 'validation', '[:VALIDATION_ROWS]');
  const stops = written.program.training.stop !== null;
  const callback = `class StopTraining(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        reason = watch.see((epoch + 1) * ${written.program.training.stepsPerEpoch}, named(logs or {}))
        if reason:
            print(reason)
            self.model.stop_training = True


`;
  return `${stops ? callback : ''}model.fit(
    ${inputs},
    ${targets},
    batch_size=BATCH_SIZE,
    epochs=EPOCHS,
    shuffle=SHUFFLE,
${written.program.training.validation ? `    validation_data=(${checkedInputs}, ${checkedTargets}),\n` : ''}${stops ? '    callbacks=[StopTraining()],\n' : ''})`;
}

function stepLoop(written: WrittenProgram): string {
  const [inputs, targets] = arraysOf(written, 'train', '[index]');
  const [checkedInputs, checkedTargets] = arraysOf(written, 'validation', '[:VALIDATION_ROWS]');
  const [firstInput] = networkInputs(written.program).map((value) => `train_${written.names.value(value)}`);
  const stops = written.program.training.stop !== null;
  const validation = `if taken % VALIDATE_EVERY == 0 or taken == STEPS:
    ${stops ? `checked = model.evaluate(${checkedInputs}, ${checkedTargets}, verbose=0, return_dict=True)
    print("validation", checked)
    measured.update({f"validation_{name}": value for name, value in named(checked).items()})` : `print("validation", model.evaluate(${checkedInputs}, ${checkedTargets}, verbose=0, return_dict=True))`}`;
  return `# Counted in steps, so a loop of our own; \`fit\` counts in epochs.
rows = len(${firstInput})
generator = np.random.default_rng(SEED)
taken = 0
while taken < STEPS:
    order = generator.permutation(rows) if SHUFFLE else np.arange(rows)
    for start in range(0, rows, BATCH_SIZE):
        index = order[start : start + BATCH_SIZE]
        logs = model.train_on_batch(${inputs}, ${targets}, return_dict=True)
        taken += 1
${stops ? '        measured = {}\n' : ''}        if taken % PRINT_EVERY == 0 or taken == STEPS:
            # Of this batch; early versions of Keras 3 give the mean since the last line.
            print(f"step {taken:>7}  ", "  ".join(f"{name} {float(value):.6f}" for name, value in logs.items()))
${stops ? '            measured.update(named(logs))\n' : ''}            model.reset_metrics()
${written.program.training.validation ? `${indented(validation, 8)}\n` : ''}${stops ? `${indented(ASK, 8)}\n` : ''}        if taken == STEPS:
            break`;
}

function datalessLoop(stops: boolean): string {
  return `# The network takes nothing; Keras still wants a batch of one row.
nothing = np.zeros((1, 1), dtype="float32")
for taken in range(1, STEPS + 1):
    logs = model.train_on_batch(nothing, nothing, return_dict=True)
    if taken % PRINT_EVERY == 0 or taken == STEPS:
        print(f"step {taken:>7}   loss {float(logs['loss']):.6f}")
        model.reset_metrics()${stops ? "\n        reason = watch.see(taken, named(logs))\n        if reason:\n            print(reason)\n            break" : ''}`;
}

/** Rows up to which the script prints every prediction. */
const PRINTED_ROWS = 100;

export function kerasEvaluationSection(written: WrittenProgram): Section {
  const { program } = written;
  const lines = new Lines();
  if (program.sources.length === 0) {
    lines.add('print("prediction", ops.convert_to_numpy(model(nothing)))\nfor variable in model.trainable_variables:\n    print(variable.path, ops.convert_to_numpy(variable))');
    return lines.section('Result', 'Where training ended.');
  }
  const [inputs, targets] = arraysOf(written, 'train');
  lines.add(`print("training rows", model.evaluate(${inputs}, ${targets}, batch_size=BATCH_SIZE, verbose=0, return_dict=True))`);
  if (program.training.validation) {
    const [checkedInputs, checkedTargets] = arraysOf(written, 'validation');
    lines.add(`print("validation rows", model.evaluate(${checkedInputs}, ${checkedTargets}, verbose=0, return_dict=True))`);
  }
  if ((program.sources[0]?.trainRows ?? 0) <= PRINTED_ROWS) lines.add(`print(model.predict(${inputs}, verbose=0))`);
  return lines.section('Evaluation', 'How well it does in the end.');
}
