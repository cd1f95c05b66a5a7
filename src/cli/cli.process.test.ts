import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chain, XOR_ROWS } from '../compiler/testGraphs.fixture.ts';
import type { GraphDocument } from '../graph/document.ts';
import { parseDocument } from '../graph/parse.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { readLayersModelFiles } from '../graph/layersModelZip.ts';
import { readSafetensors } from '../graph/safetensors.ts';
import type { Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { bar, duration } from './progress.ts';
import { runCommand } from './runCommand.ts';
import { schemaText } from './schema.ts';
import type { TrainResult } from './training.ts';

const root = new URL('../../', import.meta.url).pathname;
const preset = (name: string): string => path.join(root, 'presets', `${name}.json`);
const folder = mkdtempSync(path.join(tmpdir(), 'netloom-cli-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

/** Runs a command in this process. */
async function run(...args: readonly string[]) {
  let out = '';
  let err = '';
  const terminal: Terminal = { out: (text) => void (out += text), err: (text) => void (err += text), width: null };
  const status = await runCommand(args, terminal);
  return { status, out, err };
}

describe('in a process of its own', () => {
  const netloom = (...args: readonly string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: root, encoding: 'utf8' });

  it('trains, prints one JSON object on stdout, and ends by itself', () => {
    const { status, stdout, stderr } = netloom('train', preset('4-perceptron'), '--steps', '20', '--log-every', '10', '--json');
    expect(status, stderr).toBe(0);
    const result = JSON.parse(stdout) as TrainResult;
    expect(result.history.map(({ step }) => step)).toEqual([0, 10, 20]);
    expect(stderr).toContain('step 20 of 20');
  });

  it('says in one line what it cannot read, with status 2', () => {
    const { status, stdout, stderr } = netloom('check', 'no-such-file.json');
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: 'netloom: no-such-file.json cannot be read: there is no such file. Check its name and folder.\n' });
  });
});

describe('import', () => {
  it('makes a graph of a model and of the zip that train wrote, with its weights', async () => {
    const zip = path.join(folder, 'xor.zip');
    await run('train', preset('5-xor-net'), '--steps', '20', '--json', '--weights', zip);
    const { status, out, err } = await run('import', zip, '--json');
    expect(status, err).toBe(0);
    const { document } = JSON.parse(out) as { readonly document: GraphDocument };
    expect(document.nodes.find(({ id }) => id === 'hidden')?.initialWeights).toHaveProperty('kernel');
    expect(new Set(document.nodes.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(document.nodes.length);
    const again = path.join(folder, 'imported.json');
    expect(await run('import', zip, '--out', again)).toMatchObject({ status: 0, out: '' });
    expect((await run('check', again)).status).toBe(0);
  });

  it('reads Keras’s architecture, and lists what was added', async () => {
    const model = (JSON.parse(readFileSync(path.join(root, 'src/compiler/importing/kerasModels.json'), 'utf8')) as Record<string, { readonly model: unknown }>)['two inputs with branches']?.model;
    const { status, out, err } = await run('import', file('branches.json', JSON.stringify(model)));
    expect(status).toBe(0);
    expect(parseDocument(out).ok).toBe(true);
    expect(err).toContain('The file has no weights, so training begins from new ones.');
  });

  it('says what is wrong with a file, with status 2', async () => {
    expect(await run('import', file('no-model.json', '{"a": 1}'))).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/no-model\.json cannot be read as a model: This JSON describes no layers/) as string });
    expect((await run('import', file('cut-short.json', '{'))).err).toMatch(/cut-short\.json cannot be read as a model: model\.json is not JSON/);
    expect((await run('import', 'nowhere.json')).err).toContain('there is no such file');
  });
});

describe('a graph over a table of a person’s own', () => {
  const rows = `x,y\n${Array.from({ length: 20 }, (_, row) => `${row / 10},${1 + row / 5}`).join('\n')}\n`;
  const columns = [{ name: 'x', use: 'feature', type: 'number' }, { name: 'y', use: 'label', type: 'number' }];
  const named = { name: 'line.csv', sha256: createHash('sha256').update(rows).digest('hex'), bytes: rows.length };
  const graph = () => file('over-table.json', serializeDocument(chain({ source: 'csv', file: named, columns, counts: { labelled: 20, complete: 20 } }, [['out', 'dense', { units: 1 }]], {}, { optimizer: { kind: 'adam', learningRate: 0.1 }, batchSize: 8, steps: 300 })));

  it('is trained on the file that lies in the folder of --data', async () => {
    const data = mkdtempSync(path.join(folder, 'data-'));
    writeFileSync(path.join(data, 'line.csv'), rows);
    const { status, out, err } = await run('train', graph(), '--data', data, '--json');
    expect(status, err).toBe(0);
    // y = 1 + 2x without noise: the line itself is found.
    expect((JSON.parse(out) as TrainResult).loss).toBeLessThan(1e-3);
    expect(err).toContain('Read from line.csv; its sum is right.');
  });

  it('is not trained without it: which file, how large, where it was looked for, what to do', async () => {
    const { status, err } = await run('train', graph(), '--data', mkdtempSync(path.join(folder, 'empty-')));
    expect(status).toBe(1);
    expect(err).toMatch(/The file “line\.csv” \(\d+ bytes\), from which this graph learns, is not here\. Looked for in the folder .*give its folder with --data\./);
  });

  it('is exported without it', async () => {
    const { status, out } = await run('export', graph(), '--to', 'pytorch');
    expect(status).toBe(0);
    expect(out).toContain(`"sha256": "${named.sha256}"`);
  });
});

describe('what cannot be used gives one line and status 2', () => {
  it.each([
    ['a text', ['check', file('hello.txt', 'hello')], /^netloom: .*hello\.txt:1:1: The text is not valid JSON here/],
    ['another JSON file', ['summary', path.join(root, 'package.json')], /has no "format" field/],
    ['a folder', ['check', folder], /it is a folder\. Give a graph file\./],
    ['an unknown option', ['check', preset('5-xor-net'), '--fast'], /“check” has no option --fast\. It has --json\./],
    ['an option written wrongly', ['train', preset('5-xor-net'), '--step', '3'], /“train” has no option --step\. Did you mean “--steps”\? It has --steps, --seed,/],
    ['an unknown command', ['trian', preset('5-xor-net')], /no command “trian”\. Did you mean “train”\? The commands are check, summary, train, export, import, schema, migrate, grade, completion\./],
    ['a command unlike any', ['frobnicate'], /no command “frobnicate”\. The commands are/],
    ['no shell', ['completion'], /“completion” needs one of bash, zsh, fish: netloom completion bash\|zsh\|fish/],
    ['an unknown shell', ['completion', 'tcsh'], /SHELL is “tcsh”; it must be one of bash, zsh, fish\./],
    ['no file', ['train'], /“train” needs a graph file: netloom train FILE/],
    ['two files', ['check', 'a.json', 'b.json'], /takes one graph file, but 2 were given/],
    ['no target', ['export', preset('5-xor-net')], /“export” needs --to and one of keras, pytorch, tfjs, notebook\./],
    ['an unknown target', ['export', preset('5-xor-net'), '--to', 'caffe'], /--to is “caffe”; it must be one of/],
    ['half a step', ['train', preset('5-xor-net'), '--steps', '1.5'], /--steps is “1\.5”; it must be a whole number from 1 to/],
    ['an option without its value', ['train', preset('5-xor-net'), '--steps'], /The option --steps of “train” is not used rightly: netloom train FILE/],
    ['a place that cannot be written', ['migrate', preset('5-xor-net'), '--out', path.join(folder, 'none', 'x.json')], /cannot be written/],
  ] as const)('%s', async (_, args, line) => {
    const { status, out, err } = await run(...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(line);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('no command at all: the usage', async () => {
    const { status, err } = await run();
    expect(status).toBe(2);
    expect(err).toContain('Usage: netloom COMMAND [FILE] [options]');
  });
});

describe('help', () => {
  it('lists every command, and what the exit status says', async () => {
    const { status, out } = await run('--help');
    expect(status).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    for (const line of [/^  0 +done$/m, /^  1 +the graph has errors/m, /^  2 +what was given cannot be used/m, /^  70 +an error in Netloom itself$/m]) expect(out).toMatch(line);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each(Object.keys(COMMANDS))('of %s names each of its options, asked either way', async (name) => {
    const command = await COMMANDS[name]?.();
    const { status, out } = await run(name, '--help');
    expect(status).toBe(0);
    expect((await run('help', name)).out).toBe(out);
    for (const [option, { help }] of Object.entries(command?.options ?? {})) expect(out.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`--${option}\\b.* ${help.replaceAll(/[.()?]/g, '\\$&')}`));
  });

  it('gives the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await run('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

describe('completion', () => {
  /** What bash offers at the end of a line. */
  async function offered(...line: readonly string[]): Promise<readonly string[]> {
    const script = (await run('completion', 'bash')).out;
    const words = ['netloom', ...line].map((word) => `'${word}'`).join(' ');
    const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length}; _netloom; printf '%s\\n' "\${COMPREPLY[@]}"`], { encoding: 'utf8', cwd: root });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  }

  it.skipIf(spawnSync('bash', ['--version']).status !== 0)('offers commands, options, their values and files in bash', async () => {
    expect(await offered('')).toEqual([...Object.keys(COMMANDS), '--help', '--version']);
    expect(await offered('tr')).toEqual(['train']);
    expect(await offered('train', '--st')).toEqual(['--steps']);
    expect(await offered('export', 'x.json', '--to', 'py')).toEqual(['pytorch']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect((await offered('check', 'packa')).toSorted()).toEqual(['package-lock.json', 'package.json']);
  });

  it.each(['zsh', 'fish'])('is there for %s with every command and option', async (shell) => {
    const { status, out } = await run('completion', shell);
    expect(status).toBe(0);
    for (const word of [...Object.keys(COMMANDS), 'log-every', 'keras pytorch tfjs notebook']) expect(out).toContain(word);
    if (spawnSync(shell, ['--version']).status === 0) expect(spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' }).stderr).toBe('');
  });
});

describe('check', () => {
  const broken = file('broken.json', serializeDocument(chain({ source: 'mnist' }, [['reader', 'dense', { units: 10, activation: 'softmax' }]], { function: 'categoricalCrossentropy' })));

  it('is content with every preset', async () => {
    expect(await run('check', preset('5-xor-net'))).toEqual({ status: 0, out: `${preset('5-xor-net')}: no problems.\n`, err: '' });
  });

  it('gives the node’s place in the file, the reason and the fix, and status 1', async () => {
    const { status, out } = await run('check', broken);
    const line = readFileSync(broken, 'utf8').split('\n').findIndex((text) => text.includes('"reader"'));
    expect(status).toBe(1);
    expect(out).toMatch(new RegExp(`broken\\.json:(${line}|${line + 1}):\\d+: error: .*Dense.*\\[shape-rank\\]`));
    expect(out).toContain('The editor offers: Insert Flatten.');
    expect(out).toContain('1 error, 0 warnings.');
  });

  it('prints the same as JSON', async () => {
    const { status, out } = await run('check', broken, '--json');
    const { errors, diagnostics } = JSON.parse(out) as { errors: number; diagnostics: readonly Record<string, unknown>[] };
    expect(status).toBe(1);
    expect(errors).toBe(1);
    expect(diagnostics[0]).toMatchObject({ code: 'shape-rank', node: 'reader', severity: 'error', fix: 'Insert Flatten' });
    expect(diagnostics[0]?.['line']).toBeGreaterThan(1);
  });

  it('lists what is wrong with the fields of a graph file', async () => {
    const bad = file('bad.json', readFileSync(preset('5-xor-net'), 'utf8').replace('"learningRate": 1', '"learningRate": 0'));
    const { status, out } = await run('check', bad);
    expect(status).toBe(1);
    expect(out).toMatch(/bad\.json:\d+:\d+: error: “learningRate” is 0/);
  });
});

describe('summary', () => {
  it('is the table of the convnet, with its 455,946 parameters', async () => {
    const { out } = await run('summary', preset('6-mnist-convnet'));
    expect(out).toMatch(/conv1.* 28 × 28 × 32 +320 +225,792\n/);
    expect(out).toContain('455,946 parameters, 455,946 of them trainable');
  });

  it('is one JSON object with --json', async () => {
    const { out } = await run('summary', preset('5-xor-net'), '--json');
    const { layers, totals } = JSON.parse(out) as { layers: readonly { node: string; output: unknown; parameters: number }[]; totals: { parameters: number } };
    expect(layers.map(({ node }) => node)).toEqual(['data', 'hidden', 's1', 'output', 's2']);
    expect(layers[1]).toMatchObject({ output: [4], parameters: 12 });
    expect(totals.parameters).toBe(16);
  });
});

describe('train', () => {
  it('finds Legendre’s line, and gives predictions and weights by node and name', async () => {
    const out = path.join(folder, 'weights.safetensors');
    const { status, out: printed } = await run('train', preset('3-linear-regression'), '--json', '--weights', out, '--log-every', '50');
    const result = JSON.parse(printed) as TrainResult;
    expect(status).toBe(0);
    expect(result.history.map(({ step }) => step)).toEqual([0, 50, 100]);
    expect(result.history.at(-1)?.loss).toBe(result.loss);
    expect(result.predictions).toHaveLength(5);
    expect(result.backend).toMatch(/^(cpu|wasm)$/);
    expect(result.stepsPerSecond).toBeGreaterThan(0);
    const { kernel, bias } = result.weights['line'] as { kernel: number[][]; bias: number[] };
    // What is predicted follows from the weights that are given: y = x w + b.
    const [[first]] = result.predictions as [[number]];
    expect(first).toBeCloseTo(0.5 * (kernel[0]?.[0] ?? NaN) + (bias[0] ?? NaN), 4);
    expect(readSafetensors(readFileSync(out))).toEqual(result.weights);
  });

  it('writes a TensorFlow.js model into a zip, with the same weights', async () => {
    const out = path.join(folder, 'model.zip');
    const { status, out: printed } = await run('train', preset('5-xor-net'), '--steps', '20', '--json', '--weights', out);
    expect(status).toBe(0);
    const { weights } = JSON.parse(printed) as TrainResult;
    const layers = readLayersModelFiles([{ name: 'model.zip', bytes: readFileSync(out) }]);
    expect(Object.fromEntries(layers.map(({ layer, weights: arrays }) => [layer, Object.fromEntries(arrays.map(({ name, values }) => [name, values]))]))).toEqual(weights);
  });

  it('writes an ONNX model', async () => {
    const out = path.join(folder, 'model.onnx');
    expect((await run('train', preset('5-xor-net'), '--steps', '20', '--weights', out)).status).toBe(0);
    // Its first field is the version of the format: 8.
    expect([...readFileSync(out).subarray(0, 2)]).toEqual([8, 8]);
    expect(readFileSync(out, 'latin1')).toContain('Netloom');
  });

  it('draws a bar on a terminal, never wider than it, and clears it at the end', async () => {
    let err = '';
    const status = await runCommand(['train', preset('5-xor-net'), '--steps', '3000', '--log-every', '3000'], { out: () => undefined, err: (text) => void (err += text), width: 60 });
    expect(status).toBe(0);
    const bars = err.split('\r\x1b[K').filter((text) => /^[█▏▎▍▌▋▊▉·]{24} /.test(text));
    expect(bars.length).toBeGreaterThan(0);
    expect(bars.every((text) => text.length < 60)).toBe(true);
    expect(err.lastIndexOf('\r\x1b[K')).toBeGreaterThan(err.lastIndexOf(bars.at(-1) ?? ''));
  });

  it('refuses before it trains where the graph can be no such model: status 1', async () => {
    const { status, err } = await run('train', preset('2-gradient-descent'), '--weights', path.join(folder, 'curve.zip'));
    expect(status).toBe(1);
    expect(err).toContain('is a trainable number without one. Save these weights as a safetensors file instead.');
    expect(err).not.toContain('step 0');
  });

  it('repeats itself for a seed, and begins differently for another', async () => {
    const graph = file('xor.json', serializeDocument(chain(XOR_ROWS, [['h', 'dense', { units: 3, activation: 'tanh' }], ['o', 'dense', { units: 1 }]], {}, { batchSize: 2 })));
    const weightsOf = async (seed: string) => (JSON.parse((await run('train', graph, '--steps', '5', '--seed', seed, '--json')).out) as TrainResult).weights;
    const first = await weightsOf('7');
    expect(await weightsOf('7')).toEqual(first);
    expect(await weightsOf('8')).not.toEqual(first);
  });

  it('stops at a target loss, and where nothing improves, and says why', async () => {
    const reached = JSON.parse((await run('train', preset('5-xor-net'), '--target-loss', '0.05', '--json')).out) as TrainResult;
    expect(reached.loss).toBeLessThanOrEqual(0.05);
    expect(reached.history.at(-1)?.step).toBeLessThan(60_000);
    expect(reached.stopped).toMatch(/^The loss reached .* the target is 0\.05\.$/);
    // Least squares is at its lowest point long before its end.
    const tired = await run('train', preset('1-least-squares'), '--steps', '90000', '--patience', '300');
    expect(tired.status).toBe(0);
    expect(tired.out + tired.err).toMatch(/The loss has not improved on .* for 300 steps\./);
  });

  it('holds gradients back with --clip-norm, where they would run away', async () => {
    const graph = file('steep.json', serializeDocument(chain({ source: 'table', features: [[1e3]], labels: [[1]] }, [['o', 'dense', { units: 1 }]], {}, { optimizer: { kind: 'sgd', learningRate: 0.01 }, batchSize: 1, steps: 200 })));
    expect((await run('train', graph)).status).toBe(1);
    expect((await run('train', graph, '--clip-norm', '1')).status).toBe(0);
    expect(await run('train', graph, '--clip-norm', 'none')).toMatchObject({ status: 2, err: expect.stringContaining('--clip-norm') });
  });

  it('does not begin with a graph that has errors: status 1', async () => {
    const graph = file('nothing.json', serializeDocument(chain(XOR_ROWS, [['s', 'sigmoid']])));
    const { status, out, err } = await run('train', graph);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/nothing\.json:\d+:\d+: error: /);
  });

  it('says so when the numbers run away: status 1', async () => {
    const graph = file('wild.json', serializeDocument(chain({ source: 'table', features: [[1e6]], labels: [[1]] }, [['o', 'dense', { units: 1 }]], {}, { optimizer: { kind: 'sgd', learningRate: 9 }, batchSize: 1, steps: 200 })));
    const { status, err } = await run('train', graph);
    expect(status).toBe(1);
    expect(err).toMatch(/netloom: .*learning rate/i);
  });
});

describe('progress', () => {
  it.each([[0, '························   0 %'], [0.5, '████████████············  50 %'], [0.34, '████████▏···············  34 %'], [1, '████████████████████████ 100 %'], [7, '████████████████████████ 100 %']] as const)('%f is %s', (fraction, text) => {
    expect(bar(fraction)).toBe(text);
  });

  it.each([[0.2, '1 s'], [59, '59 s'], [185, '3 min 05 s'], [7800, '2 h 10 min']] as const)('%f seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

describe('export, schema and migrate', () => {
  it('writes code to stdout, or to a file', async () => {
    expect((await run('export', preset('5-xor-net'), '--to', 'pytorch')).out).toContain('class Network(nn.Module):');
    const out = path.join(folder, 'net.ipynb');
    expect((await run('export', preset('5-xor-net'), '--to', 'notebook', '--out', out)).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ nbformat: 4 });
  });

  it('publishes the schema that it prints', async () => {
    expect((await run('schema')).out).toBe(schemaText());
    expect(readFileSync(path.join(root, 'public/schema/netloom-graph-1.json'), 'utf8')).toBe(schemaText());
    expect(JSON.parse(schemaText())).toMatchObject({ type: 'object', required: ['format', 'version', 'nodes', 'edges'] });
  });

  it('gives a present file back as it is', async () => {
    const text = readFileSync(preset('5-xor-net'), 'utf8');
    const { out, err } = await run('migrate', preset('5-xor-net'));
    expect(out).toBe(text);
    expect(err).toContain('is of version 1 already.');
    expect(parseDocument(out).ok).toBe(true);
  });
});
