/** The program as a PyTorch script: a module, an explicit training loop, and DistributedDataParallel by a flag. */
import { nodeKind } from '../../nodes/registry.ts';
import { pytorchCode } from '../../nodes/stockCode.ts';
import type { Program } from '../program.ts';
import type { CodeGroup } from './codeGroups.ts';
import type { ProgramData } from './data.ts';
import { indented, Lines, type Section } from './lines.ts';
import { initialWeights, omittedComment, pythonOpening, pythonText, readSafetensorsSource, standardImports, tupleText } from './python.ts';
import { torchDataSection } from './pytorchData.ts';
import { torchObjectiveSection, torchOutputs } from './pytorchObjective.ts';
import { torchTrainingSection } from './pytorchTraining.ts';
import { addCreation, addModule, moduleCall, moduleCreation } from './pytorchModules.ts';
import { networkInputs, printEvery, writeProgram, type WrittenProgram } from './walk.ts';

/** Sections of the script, in order. PyTorch 1.13 and later run it; it needs nothing else. */
export function pytorchSections(program: Program, data: ProgramData, { fileName, groups }: { readonly fileName: string; readonly groups: readonly CodeGroup[] }): readonly Section[] {
  const written = writeProgram(program, 'snake_case', 'pytorch', pytorchCode, (name) => `self.${name}`, groups);
  const body = [
    torchDataSection(program, data),
    ...definitionsSection(written),
    networkSection(written),
    weightsSection(written),
    torchObjectiveSection(written),
    torchTrainingSection(written, data),
  ];
  return [openingSection(program, data, body, fileName), ...body];
}

function openingSection(program: Program, data: ProgramData, body: readonly Section[], fileName: string): Section {
  const { training } = program;
  const lines = new Lines().add(
    pythonOpening(program, [
      `Train it:                    python ${fileName}`,
      ...(program.sources.length > 0 ? [`On several GPUs or machines: torchrun --nproc_per_node=2 ${fileName} --distributed`] : []),
      `From trained weights:        python ${fileName} --weights weights.safetensors`,
    ]),
  );
  lines.add(standardImports(body)).add('');
  if ([...data.values()].some(({ kind }) => kind === 'file')) lines.add('import numpy as np');
  lines.add('import torch\nfrom torch import nn\nfrom torch.nn import functional as F');
  if (program.sources.length > 0) {
    lines.add(`from torch.nn.parallel import DistributedDataParallel\nfrom torch.utils.data import DataLoader, ${training.validation ? 'Subset, ' : ''}TensorDataset\nfrom torch.utils.data.distributed import DistributedSampler`);
  }
  lines.add('');
  if (program.sources.length > 0) lines.add(`BATCH_SIZE = ${training.batchSize}`);
  lines.add(`STEPS = ${training.steps}`);
  if (program.sources.length > 0) lines.add(`SHUFFLE = ${training.shuffle ? 'True' : 'False'}`);
  lines.add(`SEED = ${training.seed}\nPRINT_EVERY = ${printEvery(program)}`);
  if (training.validation) lines.add(`VALIDATE_EVERY = ${training.validation.everySteps}\nVALIDATION_ROWS = ${training.validation.rows}`);
  return lines.section('Settings', 'What the script needs, and how it trains.');
}

function definitionsSection({ definitions }: WrittenProgram): readonly Section[] {
  if (definitions.length === 0) return [];
  const lines = new Lines();
  definitions.forEach(({ source, node }, index) => {
    if (index > 0) lines.add('\n');
    lines.add(source, node);
  });
  return [lines.section('Building blocks', 'What PyTorch does not have ready-made.')];
}

function networkSection(written: WrittenProgram): Section {
  const { program, names, operations, steps } = written;
  const lines = new Lines();
  for (const { block } of steps) if (block) addModule(lines, written, block);
  lines.add('class Network(nn.Module):');
  if (operations.some(({ operation }) => operation.output.shape.length === 3)) lines.add('    """Images are held as [batch, channels, height, width]."""\n');
  lines.add('    def __init__(self):\n        super().__init__()');
  for (const { operation, block } of steps) {
    if (block) lines.add(indented(moduleCreation(written, block), 8), block.plan.returns[0]?.node);
    else addCreation(lines, operation);
  }
  const inputs = networkInputs(program).map((value) => names.value(value));
  lines.add('').add(`    def forward(${['self', ...inputs].join(', ')}):`);
  for (const { operation, block } of steps) {
    if (block) lines.add(indented(moduleCall(written, block), 8), block.plan.returns[0]?.node);
    else lines.add(indented(`${operation.name} = ${operation.code.apply}`, 8), operation.operation.node);
  }
  const outputs = torchOutputs(written);
  lines.add(`        return ${outputs.map((value) => names.value(value)).join(', ')}`, outputs[0]?.node ?? null);
  return lines.section('Network', 'The graph as a module.');
}

/** Where each weight goes, initial weights, and weights from a file. */
function weightsSection(written: WrittenProgram): Section {
  const { program } = written;
  const lines = new Lines();
  lines.add('# Where the entries of the network\'s state come from: node, weight and the order of its axes.\nWEIGHTS = {');
  for (const { operation, layer } of written.operations) {
    for (const entry of nodeKind(operation.kind)?.code?.torchState?.(operation.params as never) ?? []) {
      const state = entry.name === '' ? layer : `${layer}.${entry.name}`;
      const axes = entry.permute ? tupleText(entry.permute) : 'None';
      lines.add(`    ${pythonText(state)}: (${pythonText(operation.node)}, ${entry.from === null ? 'None' : pythonText(entry.from)}, ${axes}),`, operation.node);
    }
  }
  lines.add('}');
  const { entries, omitted } = initialWeights(program);
  if (omitted.length > 0) lines.add(omittedComment(omitted));
  lines.add('INITIAL_WEIGHTS = {' + (entries.length === 0 ? '}' : ''));
  for (const { operation, text } of entries) lines.add(indented(text, 4), operation.node);
  if (entries.length > 0) lines.add('}');
  lines.add('\n').add(initializeSource(written)).add('\n').add(SET_WEIGHTS).add('\n');
  lines.add(readSafetensorsSource('torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(entry["shape"])'));
  return lines.section('Weights', 'Keras’s initializers, the weights that the graph gives, and trained ones from a file.');
}

const SET_WEIGHTS = `def set_weights(network, weights):
    """Puts weights[node][name], in Keras's layout, into the network; others stay as they are."""
    state = network.state_dict()
    for entry, (node, name, axes) in WEIGHTS.items():
        if node in weights and name is None:
            state[entry] = torch.zeros_like(state[entry])
        elif name in weights.get(node, {}):
            values = torch.as_tensor(weights[node][name], dtype=torch.float32)
            values = values if axes is None else values.permute(axes)
            state[entry] = values.reshape(state[entry].shape)
    network.load_state_dict(state)`;

/** Keras's way to begin, for those modules that occur. */
function initializeSource({ operations }: WrittenProgram): string {
  const created = operations.map(({ code }) => code.create ?? '').join('\n');
  const has = (...names: readonly string[]): readonly string[] => names.filter((name) => created.includes(`nn.${name}(`)).map((name) => `nn.${name}`);
  const kernels = has('Linear', 'Conv1d', 'Conv2d', 'ConvTranspose2d');
  const recurrent = has('RNN', 'LSTM');
  const branches: string[] = [];
  if (kernels.length > 0) {
    branches.push(`    if isinstance(module, ${kernels.length === 1 ? kernels[0] : tupleText(kernels)}):
        nn.init.xavier_uniform_(module.weight)
        if module.bias is not None:
            nn.init.zeros_(module.bias)`);
  }
  if (recurrent.length > 0) {
    branches.push(`    if isinstance(module, ${recurrent.length === 1 ? recurrent[0] : tupleText(recurrent)}):
        for name, weight in module.named_parameters():
            if name.startswith("weight_ih"):
                nn.init.xavier_uniform_(weight)
            elif name.startswith("weight_hh"):
                nn.init.orthogonal_(weight)
            else:
                nn.init.zeros_(weight)`);
  }
  if (has('LSTM').length > 0) {
    branches.push(`    if isinstance(module, nn.LSTM) and module.bias:
        # The forget gate begins open.
        nn.init.ones_(module.bias_ih_l0.data[module.hidden_size : 2 * module.hidden_size])`);
  }
  if (has('Embedding').length > 0) {
    branches.push(`    if isinstance(module, nn.Embedding):
        nn.init.uniform_(module.weight, -0.05, 0.05)`);
  }
  const body = branches.length > 0 ? branches.join('\n') : '    pass';
  return `def initialize(module):\n    """Keras's initial weights, which are not PyTorch's."""\n${body}`;
}
