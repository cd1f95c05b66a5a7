/**
 * The matrix product behind `matmul` and the convolutions: 4 x 2 results at a time are summed in registers
 * (of the processor, in double precision), so that each number read is used for several multiplications.
 */

/** How the numbers of `c[m, n] = a[m, k] · b[k, n] + bias` lie: `a(i, p)` at `i * aRow + p * aColumn`, and so on. */
export interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly aRow: number;
  readonly aColumn: number;
  readonly bRow: number;
  readonly bColumn: number;
  readonly cRow: number;
  readonly cColumn: number;
  /** From one bias to the next along the rows and along the columns: (0, 1), or (1, 0) for a turned product, or (0, 0) for one number. */
  readonly biasRow: number;
  readonly biasColumn: number;
  readonly relu: boolean;
}

/** The same product with rows and columns exchanged: `cᵀ = bᵀ · aᵀ`. */
function turned(p: Product): Product {
  return {
    m: p.n, n: p.m, k: p.k, relu: p.relu,
    aRow: p.bColumn, aColumn: p.bRow, bRow: p.aColumn, bColumn: p.aRow,
    cRow: p.cColumn, cColumn: p.cRow, biasRow: p.biasColumn, biasColumn: p.biasRow,
  };
}

/** Turns the product where that leaves fewer results over beside the blocks of 4 x 2. */
export function blocked(p: Product): Product {
  const leftOver = (m: number, n: number): number => (m % 4) * n + (n % 2) * (m - (m % 4)) * 0.5;
  return leftOver(p.n, p.m) < leftOver(p.m, p.n) ? turned(p) : p;
}

/** Computes the product of the matrices that begin at `a` and `b`, to `c`. */
export function multiply(memory: Float32Array, p: Product, a: number, b: number, c: number, bias: number): void {
  const { m, n, aRow, bColumn, cRow, cColumn, biasRow, biasColumn } = p;
  const rows = m - (m % 4);
  const columns = n - (n % 2);
  for (let j = 0; j < columns; j += 2) {
    for (let i = 0; i < rows; i += 4) {
      fourByTwo(memory, p, a + i * aRow, b + j * bColumn, c + i * cRow + j * cColumn, bias + i * biasRow + j * biasColumn);
    }
  }
  if (columns < n) {
    for (let i = 0; i < rows; i += 4) {
      fourByOne(memory, p, a + i * aRow, b + columns * bColumn, c + i * cRow + columns * cColumn, bias + i * biasRow + columns * biasColumn);
    }
  }
  for (let i = rows; i < m; i++) {
    for (let j = 0; j < n; j++) {
      one(memory, p, a + i * aRow, b + j * bColumn, c + i * cRow + j * cColumn, bias + i * biasRow + j * biasColumn);
    }
  }
}

function fourByTwo(memory: Float32Array, p: Product, a: number, b: number, c: number, bias: number): void {
  const { k, aRow, aColumn, bRow, bColumn, cRow, cColumn, biasRow, biasColumn, relu } = p;
  let s00 = memory[bias] as number;
  let s01 = memory[bias + biasColumn] as number;
  let s10 = memory[bias + biasRow] as number;
  let s11 = memory[bias + biasRow + biasColumn] as number;
  let s20 = memory[bias + 2 * biasRow] as number;
  let s21 = memory[bias + 2 * biasRow + biasColumn] as number;
  let s30 = memory[bias + 3 * biasRow] as number;
  let s31 = memory[bias + 3 * biasRow + biasColumn] as number;
  const [aRow2, aRow3] = [2 * aRow, 3 * aRow];
  for (let step = 0; step < k; step++, a += aColumn, b += bRow) {
    const b0 = memory[b] as number;
    const b1 = memory[b + bColumn] as number;
    const a0 = memory[a] as number;
    s00 += a0 * b0;
    s01 += a0 * b1;
    const a1 = memory[a + aRow] as number;
    s10 += a1 * b0;
    s11 += a1 * b1;
    const a2 = memory[a + aRow2] as number;
    s20 += a2 * b0;
    s21 += a2 * b1;
    const a3 = memory[a + aRow3] as number;
    s30 += a3 * b0;
    s31 += a3 * b1;
  }
  memory[c] = relu ? Math.max(0, s00) : s00;
  memory[c + cColumn] = relu ? Math.max(0, s01) : s01;
  c += cRow;
  memory[c] = relu ? Math.max(0, s10) : s10;
  memory[c + cColumn] = relu ? Math.max(0, s11) : s11;
  c += cRow;
  memory[c] = relu ? Math.max(0, s20) : s20;
  memory[c + cColumn] = relu ? Math.max(0, s21) : s21;
  c += cRow;
  memory[c] = relu ? Math.max(0, s30) : s30;
  memory[c + cColumn] = relu ? Math.max(0, s31) : s31;
}

function fourByOne(memory: Float32Array, p: Product, a: number, b: number, c: number, bias: number): void {
  const { k, aRow, aColumn, bRow, cRow, biasRow, relu } = p;
  let s0 = memory[bias] as number;
  let s1 = memory[bias + biasRow] as number;
  let s2 = memory[bias + 2 * biasRow] as number;
  let s3 = memory[bias + 3 * biasRow] as number;
  const [aRow2, aRow3] = [2 * aRow, 3 * aRow];
  for (let step = 0; step < k; step++, a += aColumn, b += bRow) {
    const b0 = memory[b] as number;
    s0 += (memory[a] as number) * b0;
    s1 += (memory[a + aRow] as number) * b0;
    s2 += (memory[a + aRow2] as number) * b0;
    s3 += (memory[a + aRow3] as number) * b0;
  }
  memory[c] = relu ? Math.max(0, s0) : s0;
  memory[c + cRow] = relu ? Math.max(0, s1) : s1;
  memory[c + 2 * cRow] = relu ? Math.max(0, s2) : s2;
  memory[c + 3 * cRow] = relu ? Math.max(0, s3) : s3;
}

function one(memory: Float32Array, { k, aColumn, bRow, relu }: Product, a: number, b: number, c: number, bias: number): void {
  let sum = memory[bias] as number;
  for (let step = 0; step < k; step++, a += aColumn, b += bRow) sum += (memory[a] as number) * (memory[b] as number);
  memory[c] = relu ? Math.max(0, sum) : sum;
}
