/** The part of TensorFlow.js's WebGL backend that programs of this house reach into. */
import type * as tfjs from '@tensorflow/tfjs';

/** A fragment shader that computes each number of the output by itself. */
export interface GlProgram {
  /** For whoever counts programs. */
  readonly name: string;
  /** The inputs; `x` is read by `getX(...)` and `getXAtOutCoords()`. */
  readonly variableNames: readonly string[];
  readonly outputShape: readonly number[];
  readonly userCode: string;
  /** Four numbers in a pixel, a square of two rows and two columns. */
  readonly packedInputs?: boolean;
  readonly packedOutput?: boolean;
  readonly customUniforms?: readonly { readonly name: string; readonly type: 'float' }[];
}

export interface WebglBackend {
  runWebGLProgram(program: GlProgram, inputs: readonly tfjs.TensorInfo[], dtype: tfjs.DataType, uniforms?: readonly (readonly number[])[]): tfjs.TensorInfo;
  packTensor(info: tfjs.TensorInfo): tfjs.TensorInfo;
  disposeIntermediateTensorInfo(info: tfjs.TensorInfo): void;
  readonly texData: { get(id: tfjs.TensorInfo['dataId']): { readonly texture: object | null; readonly isPacked?: boolean } };
}

/** Lines that put zeros where the last square of a packed output stands over its edge: whoever adds up whole squares reads them. */
export function zeroBeyond(shape: readonly number[]): string {
  const rank = shape.length;
  if (rank === 0) return 'result.yzw = vec3(0.0);';
  if (rank === 1) return `result.y = getOutputCoords() + 1 >= ${shape[0]} ? 0.0 : result.y; result.zw = vec2(0.0);`;
  return `
    bool lastRow = getOutputCoords()[${rank - 2}] + 1 >= ${shape[rank - 2]};
    bool lastColumn = getOutputCoords()[${rank - 1}] + 1 >= ${shape[rank - 1]};
    result.y = lastColumn ? 0.0 : result.y;
    result.z = lastRow ? 0.0 : result.z;
    result.w = lastRow || lastColumn ? 0.0 : result.w;`;
}
