/** Matrix products of a batch. */
import type { MatMulInstruction } from '../../plan/instruction.ts';
import { blocked, multiply } from './product.ts';
import type { Bound, Step } from './step.ts';

export function matmulStep(given: MatMulInstruction, { memory, zero }: Bound): Step {
  const { batch, m, n, k, transposeA, transposeB, strideA, strideB, relu } = given;
  const plain = {
    m, n, k, relu,
    aRow: transposeA ? 1 : k, aColumn: transposeA ? m : 1,
    bRow: transposeB ? 1 : n, bColumn: transposeB ? k : 1,
    cRow: n, cColumn: 1, biasRow: 0, biasColumn: given.bias === null ? 0 : 1,
  };
  const product = blocked(plain);
  const isTurned = product !== plain;
  const [left, right] = isTurned ? [given.b, given.a] : [given.a, given.b];
  const [leftStride, rightStride] = isTurned ? [strideB, strideA] : [strideA, strideB];
  const { to, bias } = { to: given.to, bias: given.bias ?? zero };
  const size = m * n;
  if (batch === 1) return () => multiply(memory, product, left, right, to, bias);
  return () => {
    for (let index = 0; index < batch; index++) multiply(memory, product, left + index * leftStride, right + index * rightStride, to + index * size, bias);
  };
}
