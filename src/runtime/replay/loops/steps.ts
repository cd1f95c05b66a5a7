/** Which loop carries out which instruction. */
import type { Instruction, MapInstruction } from '../../plan/instruction.ts';
import { conv2dFilterStep, conv2dInputStep, conv2dStep, patchRoom } from './conv.ts';
import { depthwiseFilterStep, depthwiseInputStep, depthwiseStep } from './depthwise.ts';
import { matmulStep } from './matmul.ts';
import { copyStep, fillStep, gatherStep, oneHotStep, segmentSumStep } from './moving.ts';
import { avgPoolGradStep, avgPoolStep, maxPoolGradStep, maxPoolStep } from './pool.ts';
import { argMaxStep, reduceStep } from './reduce.ts';
import { logSoftmaxStep, lrnGradStep, lrnStep, softmaxStep } from './rows.ts';
import type { Bound, Step } from './step.ts';

/** How much room of the executor's own, behind the registers, an instruction takes while it runs. */
export function roomOf(instruction: Instruction): number {
  return instruction.op === 'conv2d' || instruction.op === 'conv2dInput' || instruction.op === 'conv2dFilter' ? patchRoom(instruction.shape) : 0;
}

/** The step of any instruction but a map, which becomes several. */
export function stepOf(given: Exclude<Instruction, MapInstruction>, bound: Bound): Step {
  switch (given.op) {
    case 'reduce':
      return reduceStep(given, bound);
    case 'matmul':
      return matmulStep(given, bound);
    case 'conv2d':
      return conv2dStep(given, bound);
    case 'conv2dInput':
      return conv2dInputStep(given, bound);
    case 'conv2dFilter':
      return conv2dFilterStep(given, bound);
    case 'depthwise':
      return depthwiseStep(given, bound);
    case 'depthwiseInput':
      return depthwiseInputStep(given, bound);
    case 'depthwiseFilter':
      return depthwiseFilterStep(given, bound);
    case 'maxPool':
      return maxPoolStep(given, bound);
    case 'avgPool':
      return avgPoolStep(given, bound);
    case 'maxPoolGrad':
      return maxPoolGradStep(given, bound);
    case 'avgPoolGrad':
      return avgPoolGradStep(given, bound);
    case 'lrn':
      return lrnStep(given, bound);
    case 'lrnGrad':
      return lrnGradStep(given, bound);
    case 'softmax':
      return softmaxStep(given, bound);
    case 'logSoftmax':
      return logSoftmaxStep(given, bound);
    case 'copy':
      return copyStep(given, bound);
    case 'fill':
      return fillStep(given, bound);
    case 'gather':
      return gatherStep(given, bound);
    case 'segmentSum':
      return segmentSumStep(given, bound);
    case 'argMax':
      return argMaxStep(given, bound);
    case 'oneHot':
      return oneHotStep(given, bound);
  }
}
