import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chain, XOR_ROWS } from '../testGraphs.fixture.ts';
import { emit, EMIT_TARGETS, type Emitted, type EmitTarget } from './emit.ts';
import { furtherPrograms, groupedPrograms, groupsIn, presetPrograms, programOf, smallMnist } from './emit.fixture.ts';

const programs = new Map([...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()]);
const names = [...programs.keys()];
const written = new Map<string, Emitted>();
const of = (name: string, target: EmitTarget): Emitted => written.get(`${name} ${target}`) as Emitted;

beforeAll(async () => {
  for (const [name, program] of programs) for (const target of EMIT_TARGETS) written.set(`${name} ${target}`, await emit(program, target, groupsIn(name)));
});

/** The messages of Python's own parser for each text; empty where it has none. */
function pythonComplaints(texts: readonly string[]): readonly string[] {
  const code = `import ast, json, sys
def complaint(text):
    try:
        ast.parse(text)
        return ""
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
print(json.dumps([complaint(text) for text in json.load(sys.stdin)]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', code], { input: JSON.stringify(texts), encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as readonly string[];
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('SKIPPED: that Python reads every exported script. There is no python3 here. Install with “apt-get install python3”.\n');

describe.skipIf(!hasPython)('Python (this machine needs python3)', () => {
  it.each(['keras', 'pytorch'] as const)('parses every %s script', (target) => {
    expect(pythonComplaints(names.map((name) => of(name, target).text))).toEqual(names.map(() => ''));
  });

  it('parses every cell of every notebook', () => {
    const cells = names.flatMap((name) => codeCells(of(name, 'notebook').text));
    expect(cells.length).toBeGreaterThan(5 * names.length);
    expect(pythonComplaints(cells)).toEqual(cells.map(() => ''));
  });

  it('reads a hostile title and hostile ids as text', async () => {
    const document = chain(XOR_ROWS, [['a"];import os;#', 'dense', { units: 1 }]]);
    const hostile = programOf({ ...document, meta: { title: '"""\nimport os\n*/ alert(1) \\' } });
    const texts = await Promise.all((['keras', 'pytorch'] as const).map(async (target) => (await emit(hostile, target)).text));
    expect(pythonComplaints(texts)).toEqual(['', '']);
    for (const text of texts) expect(text.split('\n')[0]).toBe("\"\"\"''' import os * / alert(1) '. Written by Netloom.");
  });
});

function codeCells(notebook: string): readonly string[] {
  const { cells } = JSON.parse(notebook) as { readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[] };
  return cells.filter((cell) => cell.cell_type === 'code').map((cell) => cell.source.join(''));
}

describe('a notebook', () => {
  it('is of nbformat 4.5: cells of Markdown and code with ids of their own', () => {
    const { cells, nbformat, nbformat_minor: minor } = JSON.parse(of('5-xor-net', 'notebook').text) as { cells: readonly { id: string; cell_type: string }[]; nbformat: number; nbformat_minor: number };
    expect([nbformat, minor]).toEqual([4, 5]);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    expect(cells.map((cell) => cell.cell_type).slice(0, 5)).toEqual(['markdown', 'markdown', 'code', 'markdown', 'code']);
  });

  it('holds what the script holds, with settings in place of arguments', () => {
    const text = codeCells(of('5-xor-net', 'notebook').text).join('\n');
    expect(text).toContain('hidden = layers.Dense(4, use_bias=False, name="hidden")(features)');
    expect(text).not.toContain('argparse');
  });
});

describe('a group', () => {
  it('is a function in Keras and TensorFlow.js and a module in PyTorch, called once', () => {
    expect(of('block', 'keras').text).toContain('def residual_block(x, name):\n    """Residual block: Dense, Tanh, Dense, Add."""\n    a = layers.Dense(4, name=f"{name}_a")(x)\n');
    expect(of('block', 'keras').text).toContain('sum_1 = residual_block(stem, name="residual_block")');
    expect(of('block', 'keras').text).toContain('"b": ("residual_block_b", ("kernel", "bias")),');
    expect(of('block', 'tfjs').text).toContain("residualBlock(stem, 'residualBlock');");
    expect(of('block', 'pytorch').text).toContain('class ResidualBlock(nn.Module):');
    expect(of('block', 'pytorch').text).toContain('sum_1 = self.residual_block(stem)');
  });

  it('that is repeated is called in a loop, and the weights of each copy have a place of their own', () => {
    expect(of('blocks', 'keras').text).toContain('sum_3 = stem\nfor index in range(1, 4):\n    sum_3 = residual_block(sum_3, name=f"residual_block_{index}")');
    expect(of('blocks', 'keras').text).toContain('"b#3": ("residual_block_3_b", ("kernel", "bias")),');
    expect(of('blocks', 'tfjs').text).toContain('for (let index = 1; index <= 3; index++) sum3 = residualBlock(sum3, `residualBlock_${index}`);');
    expect(of('blocks', 'pytorch').text).toContain('self.residual_block = nn.ModuleList([ResidualBlock() for _ in range(3)])');
    expect(of('blocks', 'pytorch').text).toContain('"residual_block.2.b.weight": ("b#3", "kernel", (1, 0)),');
    expect(of('convolutions', 'pytorch').text).toContain('network.network_1[1].c.weight');
  });

  it('that a path leaves and comes back to is written out flat', () => {
    expect(of('comesBack', 'keras').text).not.toContain('def group');
    expect(of('comesBack', 'pytorch').text).not.toContain('class Group');
  });

  it('lights the lines of its nodes', () => {
    const { lines, text } = of('blocks', 'keras');
    expect((lines.get('a') ?? []).map((line) => text.split('\n')[line - 1]?.trim())).toContain('a = layers.Dense(4, name=f"{name}_a")(x)');
  });
});

describe('lines', () => {
  it.each(EMIT_TARGETS)('of %s name every node of every program, and stand in the text', (target) => {
    for (const [name, { sources, operations, losses }] of programs) {
      const { lines, display } = of(name, target);
      const last = display.trimEnd().split('\n').length;
      // Copies in a repeated group are told of by their first.
      const copies = new Set(groupsIn(name).flatMap((group) => group.copies.slice(1).flat()));
      const nodes = [...sources, ...operations, ...losses].map(({ node }) => node).filter((node) => !copies.has(node));
      expect([...lines.keys()].toSorted(), `${name} ${target}`).toEqual(nodes.toSorted());
      for (const numbers of lines.values()) expect(numbers.every((number) => number >= 1 && number <= last)).toBe(true);
    }
  });

  it('are those that write the node', () => {
    const { display, lines } = of('6-mnist-convnet', 'pytorch');
    const text = display.split('\n');
    const ofConv = (lines.get('conv1') ?? []).map((number) => (text[number - 1] ?? '').trim());
    expect(ofConv).toContain('self.conv1 = nn.Conv2d(1, 32, 3)');
    expect(ofConv).toContain('0.0005 * network.conv1.weight.square().sum()');
    expect(ofConv.every((line) => line.includes('conv1') || line === '')).toBe(true);
  });
});

describe('a script', () => {
  it('is the same each time', async () => {
    for (const [name, program] of programs) expect((await emit(program, 'keras', groupsIn(name))).text).toBe(of(name, 'keras').text);
  });

  it('trains at the numbers of the graph', () => {
    expect(of('6-mnist-convnet', 'keras').text).toContain('keras.regularizers.L1L2(l1=0, l2=0.0005)');
    expect(of('6-mnist-convnet', 'keras').text).toContain('EPOCHS = 20');
    expect(of('5-xor-net', 'pytorch').text).toContain('STEPS = 60000');
    expect(of('residual', 'pytorch').text).toContain('0.5 * F.mse_loss(out, labels)');
  });
});

describe('the TensorFlow.js scripts', () => {
  // Beside the installed packages, so that they find TensorFlow.js as a person's own project would.
  const cache = new URL('../../../node_modules/.cache/', import.meta.url).pathname;
  let output = new Map<string, string>();

  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(path.join(cache, 'netloom-emit-'));
    const mnist = smallMnist();
    for (const name of names) writeFileSync(path.join(folder, `${name}.mjs`), of(name, 'tfjs').text);
    writeFileSync(path.join(folder, 'all.mjs'), RUN_ALL);
    const result = spawnSync('node', ['all.mjs', mnist, ...names], { cwd: folder, encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26 });
    rmSync(folder, { recursive: true });
    rmSync(mnist, { recursive: true });
    if (result.status !== 0) throw new Error(result.stderr);
    output = new Map(result.stdout.split('=== ').slice(1).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]));
  }, 150_000);

  it.each(names)('of %s runs in Node and ends with a finite loss', (name) => {
    const text = output.get(name) ?? '';
    expect(text).toMatch(/loss:? '?-?\d+\.?\d*|training rows/);
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  it('walks down the curve to x = 1.0929, as TensorFlow.js itself does', () => {
    expect(output.get('2-gradient-descent')).toMatch(/x \[ 1\.09\d+ \]/);
  });
});

/** Runs script after script in one process, each with a few steps; the descent takes all of its own. */
const RUN_ALL = `import { readFileSync } from 'node:fs';
const [mnist, ...names] = process.argv.slice(2);
for (const name of names) {
  const text = readFileSync(\`\${name}.mjs\`, 'utf8');
  const count = text.includes('options.epochs') ? 'epochs' : 'steps';
  const few = name === '2-gradient-descent' ? [] : [\`--\${count}\`, count === 'epochs' ? '1' : '2'];
  process.argv = ['node', name, ...few, ...(text.includes('options.data') ? ['--data', mnist] : [])];
  console.log(\`=== \${name}\`);
  await import(\`./\${name}.mjs\`);
}
`;
