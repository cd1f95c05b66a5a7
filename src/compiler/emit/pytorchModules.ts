/** Groups in PyTorch: a module each, several of it in a list where the group is repeated. */
import { indented, type Lines } from './lines.ts';
import { blockWords, type WrittenBlock, type WrittenOperation, type WrittenProgram } from './walk.ts';

/** The line of `__init__` that makes an operation's layer, where it has one. */
export function addCreation(lines: Lines, { operation, name, code }: WrittenOperation): void {
  if (code.create !== undefined) lines.add(indented(`self.${name} = ${code.create}`, 8), operation.node);
}

/** The class of a group. */
export function addModule(lines: Lines, written: WrittenProgram, block: WrittenBlock): void {
  lines.add(`class ${className(written, block)}(nn.Module):\n    """${blockWords(block)}"""\n\n    def __init__(self):\n        super().__init__()`);
  for (const operation of block.operations) addCreation(lines, operation);
  lines.add('').add(`    def forward(${['self', ...block.parameters].join(', ')}):`);
  for (const { operation, name, code } of block.operations) lines.add(indented(`${name} = ${code.apply}`, 8), operation.node);
  lines.add(`        return ${block.plan.returns.map((value) => written.names.value(value)).join(', ')}`).add('\n');
}

export function moduleCreation(written: WrittenProgram, block: WrittenBlock): string {
  const made = `${className(written, block)}()`;
  const times = block.plan.copies.length;
  return `self.${block.name} = ${times === 1 ? made : `nn.ModuleList([${made} for _ in range(${times})])`}`;
}

/** One call, or a loop over the copies. */
export function moduleCall({ names }: WrittenProgram, { name, plan: { copies, inputs, outputs } }: WrittenBlock): string {
  const [taken, results] = [inputs, outputs].map((values) => values.map((value) => names.value(value)).join(', '));
  return copies.length === 1 ? `${results} = self.${name}(${taken})` : `${results} = ${taken}\nfor block in self.${name}:\n    ${results} = block(${results})`;
}

/** `residual_block` as `ResidualBlock`; no name that the script has otherwise. */
function className({ definitions }: WrittenProgram, { name }: WrittenBlock): string {
  const written = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return written === 'Network' || definitions.some((definition) => definition.name === written) ? `${written}Block` : written;
}
