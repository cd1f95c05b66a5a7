/** Notebooks as Jupyter runs them, cell by cell with a kernel of Keras, and the figures that come out. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonWith, pythonWithKeras, runKeras, runPython } from '../../nodes/python.testing.ts';
import { furtherPrograms, groupedPrograms, groupsIn, presetPrograms } from './emit.fixture.ts';
import { emit } from './emit.ts';

const reference = JSON.parse(readFileSync(new URL('../../../presets/reference/reference.json', import.meta.url), 'utf8')) as {
  readonly xor: { readonly loss_before_step: Readonly<Record<string, number>>; readonly labels: readonly number[] };
  readonly linear_regression: { readonly points: readonly (readonly [number, number])[]; readonly final: { readonly m: number; readonly b: number } };
};

/** XOR takes 60,000 steps, which Keras needs a minute for; the reference also knows the loss after these. */
const XOR_STEPS = 10_000;
/** Float32 against the reference's float64, after thousands of steps that each round. */
const SHARE = 0.002;

/** What every cell printed, and the last line of the error of a cell that failed. */
const RUN = `import json, os, sys, tempfile
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

def run(text):
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    error = ""
    with tempfile.TemporaryDirectory() as folder:
        try:
            NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
        except CellExecutionError as failed:
            error = str(failed)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    printed = ["".join(output.get("text", "") for output in cell.outputs if output.output_type == "stream" and output.name == "stdout") for cell in cells]
    return {"printed": printed, "executed": [cell.execution_count for cell in cells], "error": error}

print(json.dumps([run(text) for text in json.load(sys.stdin)]))`;

interface Run {
  readonly printed: readonly string[];
  readonly executed: readonly (number | null)[];
  readonly error: string;
}

const keras = pythonWithKeras('the notebooks of XOR and the regression', ['nbclient', 'ipykernel']);

describe.skipIf(keras === null)('a notebook (this machine needs Keras 3, a backend, nbclient and ipykernel)', () => {
  let runs: readonly Run[] = [];

  beforeAll(async () => {
    const presets = presetPrograms();
    const texts = await Promise.all(['5-xor-net', '3-linear-regression'].map(async (name) => {
      const program = presets.get(name);
      if (!program) throw new Error(`There is no preset ${name}.`);
      return (await emit(program, 'notebook')).text;
    }));
    const shorter = texts.map((text) => text.replace('"STEPS = 60000\\n"', `"STEPS = ${XOR_STEPS}\\n"`));
    expect(shorter[0]).not.toBe(texts[0]);
    if (keras) runs = runKeras(keras, RUN, shorter) as readonly Run[];
  }, 300_000);

  it.each(['XOR', 'the regression'])('of %s runs from top to bottom', (name) => {
    const run = runs[name === 'XOR' ? 0 : 1];
    expect(run?.error).toBe('');
    expect(run?.executed).toEqual(run?.executed.map((_, index) => index + 1));
    expect(run?.executed.length).toBeGreaterThanOrEqual(6);
  });

  it('of XOR ends with the reference’s loss, and all four rows right', () => {
    const evaluation = runs[0]?.printed.at(-1) ?? '';
    const loss = numberAfter(evaluation, "'loss': ");
    const expected = reference.xor.loss_before_step[String(XOR_STEPS)] ?? NaN;
    expect(Math.abs(loss - expected)).toBeLessThan(SHARE * expected);
    expect(predictions(evaluation).map(Math.round)).toEqual(reference.xor.labels);
  });

  it('of the regression ends on the reference’s line', () => {
    const evaluation = runs[1]?.printed.at(-1) ?? '';
    const { points, final: { m, b } } = reference.linear_regression;
    const expected = points.map(([x]) => m * x + b);
    expect(expected.length).toBeGreaterThan(2);
    predictions(evaluation).forEach((value, row) => { expect(Math.abs(value - (expected[row] ?? NaN))).toBeLessThan(SHARE); });
    expect(predictions(evaluation)).toHaveLength(expected.length);
  });
});

function numberAfter(text: string, words: string): number {
  return Number.parseFloat(text.slice(text.indexOf(words) + words.length));
}

/** The column that `print(model.predict(…))` leaves. */
function predictions(text: string): readonly number[] {
  return [...text.matchAll(/\[\s*(-?[\d.]+(?:e-?\d+)?)\s*\]/g)].map(([, value]) => Number(value));
}

const python = pythonWith(['nbformat'], 'that nbformat takes every notebook', 'python3-nbclient');

describe.skipIf(python === null)('every notebook (this machine needs nbformat: apt-get install python3-nbclient)', () => {
  it('is one by Jupyter’s own schema', async () => {
    const programs = [...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()];
    const texts = await Promise.all(programs.map(async ([name, program]) => (await emit(program, 'notebook', groupsIn(name))).text));
    const check = 'import json, sys, nbformat\nfor text in json.load(sys.stdin):\n    nbformat.validate(nbformat.reads(text, as_version=nbformat.NO_CONVERT))\nprint(json.dumps("valid"))';
    expect(runPython(python ?? '', check, texts)).toBe('valid');
  });
});
