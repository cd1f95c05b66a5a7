/* Matrix products. Small ones are computed in place, without packing. */
#include "gemm.h"

typedef struct {
  Head head;
  const float *a, *b;
  float *to;
  const float *bias;
  int relu, batch, m, n, k, transposeA, transposeB, strideA, strideB;
  /* Of one matrix of the batch, units of 4 rows or of 8 columns. */
  int byColumns, unitsEach;
} MatMul;

typedef struct {
  const MatMul *command;
  const float *a, *b;
} Operands;

static void packA(const Gemm *g, int row, int rows, int k0, int k1, float *to) {
  const Operands *o = g->operand;
  const MatMul *c = o->command;
  if (c->transposeA) packRowsTransposed(o->a + k0 * c->m + row, c->m, rows, k1 - k0, to);
  else packRows(o->a + row * c->k + k0, c->k, rows, k1 - k0, to);
}

static void packB(const Gemm *g, int column, int columns, int k0, int k1, float *to, int width) {
  const Operands *o = g->operand;
  const MatMul *c = o->command;
  if (c->transposeB) packColumnsTransposed(o->b + column * c->k + k0, c->k, columns, k1 - k0, to, width);
  else packColumns(o->b + k0 * c->n + column, c->n, columns, k1 - k0, to, width);
}

void carryMatMul(const Head *command, int from, int to, float *scratch) {
  const MatMul *c = (const MatMul *)command;
  while (from < to) {
    int matrix = from / c->unitsEach, first = from - matrix * c->unitsEach;
    int end = smaller(c->unitsEach, first + to - from);
    Operands operands = {c, c->a + matrix * c->strideA, c->b + matrix * c->strideB};
    Gemm g = {&operands, packA, packB, c->to + matrix * c->m * c->n, c->n, c->k, c->bias, c->relu};
    if (c->byColumns) gemm(&g, 0, c->m, first * 8, smaller(end * 8, c->n), scratch);
    else gemm(&g, first * 4, smaller(end * 4, c->m), 0, c->n, scratch);
    from += end - first;
  }
}

INLINE float smallProduct(const float *a, int stepA, const float *b, int k) {
  float sum = 0;
  int i = 0;
  if (stepA == 1 && k >= 4) {
    vec sums = splat(0);
    for (; i + 4 <= k; i += 4) sums = add(sums, mul(load(a + i), load(b + i)));
    sum = sumOf(sums);
  }
  for (; i < k; i++) sum += a[i * stepA] * b[i];
  return sum;
}

INLINE void smallRow(const MatMul *c, const float *a, int stepA, const float *b, float *to) {
  const int n = c->n, k = c->k;
  if (c->transposeB) {
    for (int j = 0; j < n; j++, b += k) {
      float sum = smallProduct(a, stepA, b, smaller(k, SUM_STRETCH));
      for (int i = SUM_STRETCH; i < k; i += SUM_STRETCH) sum += smallProduct(a + i * stepA, stepA, b + i, smaller(k - i, SUM_STRETCH));
      if (c->bias) sum += c->bias[j];
      to[j] = c->relu && sum < 0 ? 0 : sum;
    }
    return;
  }
  for (int j = 0; j < n; j += 4) {
    vec sum = splat(0);
    for (int i = 0; i < k;) {
      vec part = splat(0);
      for (const int end = smaller(k, i + SUM_STRETCH); i < end; i++) part = add(part, mul(wasm_v128_load32_splat(a + i * stepA), load(b + i * n + j)));
      sum = add(sum, part);
    }
    if (c->bias) sum = add(sum, load(c->bias + j));
    if (c->relu) sum = most(sum, splat(0));
    storePart(to + j, sum, n - j);
  }
}

/* Units are rows. */
void carrySmallMatMul(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const MatMul *c = (const MatMul *)command;
  const int m = c->m, k = c->k;
  for (int row = from; row < to; row++) {
    int matrix = c->batch == 1 ? 0 : row / m, i = row - matrix * m;
    const float *a = c->a + matrix * c->strideA, *b = c->b + matrix * c->strideB;
    if (c->transposeA) smallRow(c, a + i, m, b, c->to + row * c->n);
    else smallRow(c, a + i * k, 1, b, c->to + row * c->n);
  }
}
