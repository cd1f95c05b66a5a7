/**
 * An optimizer's update on WebGL in as few programs as it has results: one for the weight, one for each
 * thing that it keeps. TensorFlow.js launches one for each operation of the rule, 13 for Adam, and
 * uploads each of its numbers as a texture; here they are uniforms.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { Optimizer } from '../../../graph/document.ts';
import type { TF } from '../../../nodes/kind.ts';
import { optimizerInfo, type UpdateInput, type Updated } from '../../../nodes/training/optimizers.ts';
import { zeroBeyond, type GlProgram, type WebglBackend } from './backend.ts';
import { ruleCode, variableOf, type Expression, type RuleCode } from './ruleCode.ts';

/** Shaders address a tensor of more axes in another way; no weight has as many. */
const MOST_AXES = 4;

type Given = Omit<UpdateInput, 'numbers'>;
type Numbers = Readonly<Record<string, number>>;

export class FusedUpdate {
  readonly #tf: TF;
  readonly #rule: RuleCode;

  private constructor(tf: TF, rule: RuleCode) {
    this.#tf = tf;
    this.#rule = rule;
  }

  /** For the backend in use; null where that is not WebGL, or where the rule uses what is not known here. */
  static of(tf: TF, optimizer: Optimizer): FusedUpdate | null {
    if (tf.getBackend() !== 'webgl') return null;
    const info = optimizerInfo(optimizer.kind);
    const rule = ruleCode(info, Object.keys(info.memory(optimizer)), Object.keys(info.numbers(optimizer, 1, 0)));
    return rule && new FusedUpdate(tf, rule);
  }

  /** The weight and what is kept for it after one update: new tensors, for whoever asks to dispose of. */
  update(given: Given, numbers: Numbers): Updated | null {
    const { weight, gradient } = given;
    if (weight.rank > MOST_AXES) return null;
    const backend = this.#tf.backend() as unknown as WebglBackend;
    const packed = packedOnce(backend, gradient);
    const tensors: Record<string, tfjs.TensorInfo> = { weight, gradient: packed ?? gradient, ...given.memory };
    const run = (expression: Expression): tfjs.Tensor => {
      const info = backend.runWebGLProgram(programOf(expression, weight.shape), expression.tensors.map((name) => tensors[name] as tfjs.TensorInfo), 'float32', expression.numbers.map((name) => [numbers[name] ?? NaN]));
      return this.#tf.keep(this.#tf.engine().makeTensorFromTensorInfo(info));
    };
    const memory = Object.fromEntries(Object.entries(this.#rule.memory).map(([name, expression]) => [name, run(expression)]));
    for (const [name, tensor] of Object.entries(memory)) tensors[`new ${name}`] = tensor;
    const updated = { weight: run(this.#rule.weight), memory };
    if (packed) backend.disposeIntermediateTensorInfo(packed);
    return updated;
  }
}

/** The gradient packed, where it lies unpacked on the device: each program that reads it would pack it for itself. */
function packedOnce(backend: WebglBackend, gradient: tfjs.TensorInfo): tfjs.TensorInfo | null {
  const { texture, isPacked } = backend.texData.get(gradient.dataId);
  return texture && !isPacked ? backend.packTensor(gradient) : null;
}

function programOf({ code, tensors, numbers }: Expression, outputShape: readonly number[]): GlProgram {
  return {
    name: 'FusedUpdate',
    variableNames: tensors.map(variableOf),
    outputShape,
    packedInputs: true,
    packedOutput: true,
    customUniforms: numbers.map((name) => ({ name: `number_${name}`, type: 'float' })),
    userCode: `
      void main() {
        vec4 result = ${code};
        ${zeroBeyond(outputShape)}
        setOutput(result);
      }`,
  };
}
