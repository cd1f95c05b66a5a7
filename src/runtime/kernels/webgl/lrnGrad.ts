import type { TF } from '../../../nodes/kind.ts';
import type { GlProgram, WebglBackend } from './backend.ts';

type KernelFunc = Parameters<TF['registerKernel']>[0]['kernelFunc'];

interface Attributes {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * The gradient of local response normalization, `[batch, height, width, channels]`, with
 * `s_k = bias + alpha * sum of x_m^2` over the channels within the radius of k, and `y_k = x_k * s_k^-beta`:
 * `dx_c = dy_c * s_c^-beta - 2 * alpha * beta * x_c * sum of dy_k * y_k / s_k` over those within the radius of c.
 *
 * One program, as TensorFlow.js's own; but that walks all channels for each number and reads the
 * neighbours of each of them. Here each square within twice the radius is read once (docs/adr/0013).
 */
export function lrnGrad({ inputs, attrs, backend }: Parameters<KernelFunc>[0]): ReturnType<KernelFunc> {
  const { x, y, dy } = inputs;
  if (!x || !y || !dy) throw new Error('The gradient of LRN was asked for without its inputs.');
  return (backend as unknown as WebglBackend).runWebGLProgram(programOf(x.shape, attrs as unknown as Attributes), [x, y, dy], 'float32');
}

function programOf(shape: readonly number[], { depthRadius, bias, alpha, beta }: Attributes): GlProgram {
  const last = (shape[3] ?? 1) - 1;
  const [r, width] = [depthRadius, 2 * depthRadius + 1];
  const number = (value: number): string => `float(${value})`;
  return {
    name: 'LRNGrad',
    variableNames: ['x', 'y', 'dy'],
    outputShape: shape,
    userCode: `
      void main() {
        ivec4 at = getOutputCoords();
        int c = at[3];
        float squares[${2 * width - 1}];
        for (int i = 0; i < ${2 * width - 1}; i++) {
          int m = c + i - ${2 * r};
          float z = m < 0 || m > ${last} ? 0.0 : getX(at[0], at[1], at[2], m);
          squares[i] = z * z;
        }
        float sum = 0.0;
        float own = 1.0;
        for (int j = 0; j < ${width}; j++) {
          int k = c + j - ${r};
          if (k < 0 || k > ${last}) continue;
          float around = 0.0;
          for (int i = 0; i < ${width}; i++) around += squares[i + j];
          float scale = ${number(bias)} + ${number(alpha)} * around;
          if (j == ${r}) own = scale;
          sum += getDy(at[0], at[1], at[2], k) * getY(at[0], at[1], at[2], k) / scale;
        }
        float x = getX(at[0], at[1], at[2], c);
        setOutput(getDy(at[0], at[1], at[2], c) * pow(own, ${number(-beta)}) - 2.0 * ${number(alpha)} * ${number(beta)} * x * sum);
      }`,
  };
}
