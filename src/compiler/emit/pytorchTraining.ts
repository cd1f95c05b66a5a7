/** The training loop of a PyTorch script, its evaluation and its main function. */
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { torchToKerasOrder } from '../../nodes/shared/torch.ts';
import { fileNames, folderOf, type ProgramData } from './data.ts';
import { commentText, Lines, type Section } from './lines.ts';
import { penalties, torchOutputs } from './pytorchObjective.ts';
import { pythonRate, pythonStopWatch, torchBeforeUpdate } from './rates.ts';
import { addsUp, countedLoss, dataValues, networkInputs, sameValue, type WrittenProgram } from './walk.ts';

/** Rows up to which the script prints every prediction at the end. */
const PRINTED_ROWS = 100;

export function torchTrainingSection(written: WrittenProgram, data: ProgramData): Section {
  const lines = new Lines();
  const withData = data.size > 0;
  const { training } = written.program;
  for (const definition of [pythonRate(training), pythonStopWatch(training)]) if (definition) lines.add(definition).add('\n');
  if (withData) lines.add(evaluateSource(written)).add('\n');
  lines.add(argumentsSource(written, data)).add('\n');
  lines.add(withData ? dataMain(written, folderOf(data) !== null) : datalessMain(written));
  lines.add('\n').add('if __name__ == "__main__":\n    main()');
  return lines.section('Training', 'The training loop, and what came of it.');
}

/** `batch[0]`: what the network takes of a batch. */
function modelArguments({ program }: WrittenProgram): string {
  const values = dataValues(program);
  return networkInputs(program)
    .map((input) => `batch[${values.findIndex((value) => sameValue(value, input))}]`)
    .join(', ');
}

function evaluateSource(written: WrittenProgram): string {
  const { program } = written;
  const counted = countedLoss(program) !== undefined;
  const sums = addsUp(program);
  return `@torch.no_grad()
def evaluate(network, dataset, device):
    """The loss${counted ? ' and the share of right answers' : ''} over all rows, as when not training."""
    network.eval()
    loss${counted ? ' = right' : ''} = 0.0
    for batch in DataLoader(dataset, batch_size=1000):
        batch = [values.to(device) for values in batch]
        outputs = network(${modelArguments(written)})
${sums ? '        loss += compute_loss(outputs, batch).item()' : '        share = len(batch[0]) / len(dataset)\n        loss += share * compute_loss(outputs, batch).item()'}
${counted ? `${sums ? '        share = len(batch[0]) / len(dataset)\n' : ''}        right += share * accuracy(outputs, batch).item()\n` : ''}    network.train()
    return ${counted ? 'loss, right' : 'loss'}`;
}

function argumentsSource({ program }: WrittenProgram, data: ProgramData): string {
  const folder = folderOf(data);
  return `def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=STEPS, help="how many updates")
${folder === 'mnist' ? '    parser.add_argument("--data", default="data/mnist", help="the folder with the files of MNIST")\n' : ''}${folder === 'files' ? `    parser.add_argument("--data", default=".", help=${JSON.stringify(`the folder with ${commentText(fileNames(data))}`)})\n` : ''}    parser.add_argument("--weights", help="a safetensors file of trained weights to begin with")
${program.sources.length > 0 ? '    parser.add_argument("--distributed", action="store_true", help="train on several processes, under torchrun")\n' : ''}    return parser.parse_args()`;
}

const BEGIN = `    network = Network()
    network.apply(initialize)
    set_weights(network, INITIAL_WEIGHTS)
    if args.weights:
        weights = read_safetensors(args.weights)
        missing = [entry for entry, (node, name, _) in WEIGHTS.items() if name and name not in weights.get(node, {})]
        if missing:
            raise SystemExit(f"{args.weights} lacks the weights for {', '.join(missing)}. Export them from this graph.")
        set_weights(network, weights)
    network.to(device)`;

function dataMain(written: WrittenProgram, folder: boolean): string {
  const { program } = written;
  const { validation } = program.training;
  const counted = countedLoss(program) !== undefined;
  const stops = program.training.stop !== null;
  const sums = addsUp(program);
  const penalized = penalties(written).length > 0;
  return `def main():
    args = parse_arguments()
    torch.manual_seed(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    rank, processes = 0, 1
    if args.distributed:
        torch.distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        rank, processes = torch.distributed.get_rank(), torch.distributed.get_world_size()
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)

    train_rows, validation_rows = load_data(${folder ? 'args.data' : 'None'})
    train = TensorDataset(*train_rows)
${validation ? '    validation = Subset(TensorDataset(*validation_rows), range(min(VALIDATION_ROWS, len(validation_rows[0]))))\n' : ''}    sampler = DistributedSampler(train, shuffle=SHUFFLE, seed=SEED) if args.distributed else None
    # Together the processes take one batch, whatever their number.
    loader = DataLoader(train, batch_size=max(1, BATCH_SIZE // processes), shuffle=SHUFFLE and sampler is None, sampler=sampler)

${BEGIN}
    model = DistributedDataParallel(network) if args.distributed else network
    optimizer = ${optimizerInfo(program.training.optimizer.kind).code(program.training.optimizer).pytorch}

${stops ? '    watch = StopWatch()\n' : ''}    step = epoch = 0
    while step < args.steps:
        if sampler is not None:
            sampler.set_epoch(epoch)
        epoch += 1
        for batch in loader:
            batch = [values.to(device) for values in batch]
${stops ? `            outputs = model(${modelArguments(written)})\n            loss = compute_loss(outputs, batch)` : `            loss = compute_loss(model(${modelArguments(written)}), batch)`}${penalized ? ' + penalty(network)' : ''}
            optimizer.zero_grad()
${sums ? '            # The processes average their gradients, but this loss is a sum.\n            (loss * processes).backward()' : '            loss.backward()'}
${torchBeforeUpdate(program.training, 'step', 12)}            optimizer.step()
            step += 1
            if rank == 0 and (step % PRINT_EVERY == 0 or step == args.steps):
                print(f"step {step:>7}   loss {loss.item():.6f}")
${stops ? torchMeasured(counted) : ''}${validation ? `            if rank == 0 and (step % VALIDATE_EVERY == 0 or step == args.steps):\n${validationLines(counted, stops)}\n` : ''}${stops ? TORCH_STOP : ''}            if step == args.steps:
                break

    if rank == 0:
${finalLines(written)}
    if args.distributed:
        torch.distributed.destroy_process_group()`;
}

/** What this step measured, before the validation reuses the name `loss`. */
function torchMeasured(counted: boolean): string {
  return `            measured = {}
            if step % PRINT_EVERY == 0 or step == args.steps:
                measured["loss"] = loss.item()
${counted ? '                measured["accuracy"] = accuracy(outputs, batch).item()\n' : ''}`;
}

/** Asks the stop conditions; all processes hear the first one's answer. */
const TORCH_STOP = `            reason = watch.see(step, measured) if rank == 0 else None
            if args.distributed:
                answer = [reason]
                torch.distributed.broadcast_object_list(answer, src=0)
                reason = answer[0]
            if reason:
                if rank == 0:
                    print(reason)
                args.steps = step
`;

function validationLines(counted: boolean, stops: boolean): string {
  const [names, printed] = counted ? ['loss, right', 'loss {loss:.6f}   right {right:.2%}'] : ['loss', 'loss {loss:.6f}'];
  return `                ${names} = evaluate(network, validation, device)\n                print(f"validation     ${printed}")${stops ? `\n                measured["validation_loss"] = loss${counted ? '\n                measured["validation_accuracy"] = right' : ''}` : ''}`;
}

function finalLines(written: WrittenProgram): string {
  const { program } = written;
  const counted = countedLoss(program) !== undefined;
  const lines = [
    `${counted ? 'loss, right' : 'loss'} = evaluate(network, train, device)`,
    `print(f"training rows  loss {loss:.6f}${counted ? '   right {right:.2%}' : ''}")`,
  ];
  if ((program.sources[0]?.trainRows ?? 0) <= PRINTED_ROWS) lines.push(...predictionLines(written));
  return lines.map((line) => `        ${line}`).join('\n');
}

/** The first loss's prediction for every training row, in Keras's order of axes. */
function predictionLines(written: WrittenProgram): readonly string[] {
  const loss = written.program.losses[0];
  const outputs = torchOutputs(written);
  const at = loss ? outputs.findIndex((value) => sameValue(value, loss.prediction)) : -1;
  if (!loss || at < 0) return [];
  const outcome = `network(${modelArguments(written)})${outputs.length > 1 ? `[${at}]` : ''}`;
  return ['network.eval()', 'with torch.no_grad():', '    batch = [values.to(device) for values in train_rows]', `    print(${torchToKerasOrder(outcome, loss.predictionType.shape.length)})`];
}

function datalessMain(written: WrittenProgram): string {
  const penalized = penalties(written).length > 0;
  return `def main():
    args = parse_arguments()
    torch.manual_seed(SEED)
    device = torch.device("cpu")
${BEGIN}
    model = network
    optimizer = ${optimizerInfo(written.program.training.optimizer.kind).code(written.program.training.optimizer).pytorch}

${written.program.training.stop ? '    watch = StopWatch()\n' : ''}    for step in range(1, args.steps + 1):
        loss = compute_loss(model(), ())${penalized ? ' + penalty(network)' : ''}
        optimizer.zero_grad()
        loss.backward()
${torchBeforeUpdate(written.program.training, 'step - 1', 8)}        optimizer.step()
        if step % PRINT_EVERY == 0 or step == args.steps:
            print(f"step {step:>7}   loss before it {loss.item():.6f}")
${written.program.training.stop ? '            reason = watch.see(step, {"loss": loss.item()})\n            if reason:\n                print(reason)\n                break\n' : ''}
    with torch.no_grad():
        print(f"loss {compute_loss(network(), ()).item():.6f}")
    for name, values in network.named_parameters():
        print(name, values.tolist())`;
}
