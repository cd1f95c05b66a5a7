/** The forms in which `train` writes what was learned. The file's name says which. */
import { writeOnnx } from '../compiler/emit/onnx/onnx.ts';
import type { Program } from '../compiler/program.ts';
import { zipLayersModel } from '../graph/layersModelZip.ts';
import { writeSafetensors } from '../graph/safetensors.ts';
import { RunFailure, type Run } from './run.ts';

export interface WeightsForm {
  /** How its names end; empty for all others. */
  readonly ending: string;
  /** What the file holds. @throws RunFailure where the graph cannot be put so. */
  content(run: Run, program: Program): Promise<string | Uint8Array>;
}

const FORMS: readonly WeightsForm[] = [
  { ending: '.json', content: async (run) => `${JSON.stringify((await run.ask({ kind: 'weights' })).weights)}\n` },
  {
    ending: '.zip',
    async content(run) {
      const { modelJson, weights } = await run.ask({ kind: 'layersModel' });
      return zipLayersModel(modelJson, new Uint8Array(weights));
    },
  },
  {
    ending: '.onnx',
    async content(run, program) {
      const result = writeOnnx(program, (await run.ask({ kind: 'weights' })).weights);
      if (!result.ok) throw new RunFailure(result.diagnostics.map(({ message }) => message).join('\n'));
      return result.bytes;
    },
  },
  { ending: '', content: async (run) => writeSafetensors((await run.ask({ kind: 'weights' })).weights) },
];

/** The form for a file of this name. */
export function weightsForm(file: string): WeightsForm {
  return FORMS.find(({ ending }) => file.toLowerCase().endsWith(ending)) as WeightsForm;
}
