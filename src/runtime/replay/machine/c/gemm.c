/*
 * A blocked matrix product after Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
 * The tile of 4 by 8 leaves of the 16 vector registers of x86 enough for the operands.
 */
#include "gemm.h"

/* The most rows of `a` packed at once: 16 tiles. */
#define ROWS 64

/*
 * One number of the summed axis. The loop around it is not unrolled (see build.ts): V8 moves all loads of a loop's
 * body before its arithmetic, so that a longer body runs out of registers, which halves the speed.
 */
#define STEP                                      \
  {                                               \
    vec b0 = load(b), b1 = load(b + 4), x;        \
    x = splat(a[0]);                              \
    c00 = add(c00, mul(x, b0));                   \
    c01 = add(c01, mul(x, b1));                   \
    x = splat(a[1]);                              \
    c10 = add(c10, mul(x, b0));                   \
    c11 = add(c11, mul(x, b1));                   \
    x = splat(a[2]);                              \
    c20 = add(c20, mul(x, b0));                   \
    c21 = add(c21, mul(x, b1));                   \
    x = splat(a[3]);                              \
    c30 = add(c30, mul(x, b0));                   \
    c31 = add(c31, mul(x, b1));                   \
  }

/*
 * Stretch by stretch, whose sums are added up apart: a long float32 sum loses digits with every number that it takes in.
 */
INLINE void tile8(const float *a, const float *b, int k, vec tile[8]) {
  for (int i = 0; i < 8; i++) tile[i] = splat(0);
  do {
    vec c00 = splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
    for (int rest = smaller(k, SUM_STRETCH); rest > 0; rest--, a += 4, b += 8) STEP
    tile[0] = add(tile[0], c00), tile[1] = add(tile[1], c01), tile[2] = add(tile[2], c10), tile[3] = add(tile[3], c11);
    tile[4] = add(tile[4], c20), tile[5] = add(tile[5], c21), tile[6] = add(tile[6], c30), tile[7] = add(tile[7], c31);
    k -= SUM_STRETCH;
  } while (k > 0);
}

INLINE void tile4(const float *a, const float *b, int k, vec tile[8]) {
  tile[0] = tile[2] = tile[4] = tile[6] = splat(0);
  do {
    vec c0 = splat(0), c1 = c0, c2 = c0, c3 = c0;
    for (int rest = smaller(k, SUM_STRETCH); rest > 0; rest--, a += 4, b += 4) {
      vec y = load(b);
      c0 = add(c0, mul(wasm_v128_load32_splat(a), y));
      c1 = add(c1, mul(wasm_v128_load32_splat(a + 1), y));
      c2 = add(c2, mul(wasm_v128_load32_splat(a + 2), y));
      c3 = add(c3, mul(wasm_v128_load32_splat(a + 3), y));
    }
    tile[0] = add(tile[0], c0), tile[2] = add(tile[2], c1), tile[4] = add(tile[4], c2), tile[6] = add(tile[6], c3);
    k -= SUM_STRETCH;
  } while (k > 0);
}

/* Adds to what is there unless it is the sum's first part; the last part also brings bias and relu. */
INLINE void finish(const Gemm *g, vec tile[8], int row, int rows, int column, int columns, int first, int last) {
  if (rows == 4 && columns == 8 && first) {
    /* Most tiles of short sums, where the end takes as long as the sum. */
    const int hasBias = last && g->bias;
    const vec bias0 = hasBias ? load(g->bias + column) : splat(0), bias1 = hasBias ? load(g->bias + column + 4) : splat(0);
    const vec floor = splat(last && g->relu ? 0 : -__builtin_inff());
    float *to = g->to + row * g->rowLength + column;
    for (int r = 0; r < 4; r++, to += g->rowLength) {
      store(to, most(add(tile[2 * r], bias0), floor));
      store(to + 4, most(add(tile[2 * r + 1], bias1), floor));
    }
    return;
  }
  for (int r = 0; r < rows; r++) {
    float *to = g->to + (row + r) * g->rowLength + column;
    for (int half = 0; half * 4 < columns; half++) {
      vec sum = tile[r * 2 + half];
      if (!first) sum = add(sum, load(to + half * 4));
      if (last && g->bias) sum = add(sum, load(g->bias + column + half * 4));
      if (last && g->relu) sum = most(sum, splat(0));
      storePart(to + half * 4, sum, columns - half * 4);
    }
  }
}

void gemm(const Gemm *g, int row0, int row1, int column0, int column1, float *scratch) {
  float *packedA = scratch, *packedB = scratch + ROWS * DEPTH;
  for (int columnBlock = column0; columnBlock < column1; columnBlock += COLUMNS) {
    const int columnEnd = smaller(columnBlock + COLUMNS, column1);
    for (int k0 = 0; k0 < g->k || k0 == 0; k0 += DEPTH) {
      const int k1 = smaller(k0 + DEPTH, g->k), depth = k1 - k0, first = k0 == 0, last = k1 == g->k;
      float *panel = packedB;
      for (int column = columnBlock; column < columnEnd; column += 8) {
        int columns = smaller(8, columnEnd - column), width = columns > 4 ? 8 : 4;
        g->packB(g, column, columns, k0, k1, panel, width);
        panel += depth * width;
      }
      for (int rowBlock = row0; rowBlock < row1; rowBlock += ROWS) {
        const int rowEnd = smaller(rowBlock + ROWS, row1);
        for (int row = rowBlock; row < rowEnd; row += 4) g->packA(g, row, smaller(4, rowEnd - row), k0, k1, packedA + (row - rowBlock) * depth);
        panel = packedB;
        for (int column = columnBlock; column < columnEnd; column += 8) {
          int columns = smaller(8, columnEnd - column), width = columns > 4 ? 8 : 4;
          for (int row = rowBlock; row < rowEnd; row += 4) {
            vec tile[8];
            const float *a = packedA + (row - rowBlock) * depth;
            if (width == 8) tile8(a, panel, depth, tile);
            else tile4(a, panel, depth, tile);
            finish(g, tile, row, smaller(4, rowEnd - row), column, columns, first, last);
          }
          panel += depth * width;
        }
      }
    }
  }
}

/* `rows` rows of `length` numbers each, to `[length][4]`; missing rows repeat the last. */
void packRows(const float *from, int stride, int rows, int length, float *to) {
  const float *a = from, *b = from + (rows > 1 ? stride : 0), *c = from + (rows > 2 ? 2 : rows - 1) * stride, *d = from + (rows - 1) * stride;
  int k = 0;
  for (; k + 4 <= length; k += 4, to += 16) {
    vec w = load(a + k), x = load(b + k), y = load(c + k), z = load(d + k);
    transpose(&w, &x, &y, &z);
    store(to, w), store(to + 4, x), store(to + 8, y), store(to + 12, z);
  }
  for (; k < length; k++, to += 4) to[0] = a[k], to[1] = b[k], to[2] = c[k], to[3] = d[k];
}

/* The rows lie as columns: reads of up to 3 numbers beyond the last one do no harm, their results are not kept. */
void packRowsTransposed(const float *from, int stride, int rows, int length, float *to) {
  (void)rows;
  for (int k = 0; k < length; k++) store(to + 4 * k, load(from + k * stride));
}

void packColumns(const float *from, int stride, int columns, int length, float *to, int width) {
  (void)columns;
  if (width == 4) packRowsTransposed(from, stride, columns, length, to);
  else for (int k = 0; k < length; k++, from += stride, to += 8) {
    vec x = load(from), y = load(from + 4);
    store(to, x), store(to + 4, y);
  }
}

/* Each column lies as a row. */
void packColumnsTransposed(const float *from, int stride, int columns, int length, float *to, int width) {
  if (width == 4) {
    packRows(from, stride, columns, length, to);
    return;
  }
  const float *row[8];
  for (int i = 0; i < 8; i++) row[i] = from + smaller(i, columns - 1) * stride;
  int k = 0;
  for (; k + 4 <= length; k += 4, to += 32) {
    for (int half = 0; half < 2; half++) {
      vec w = load(row[half * 4] + k), x = load(row[half * 4 + 1] + k), y = load(row[half * 4 + 2] + k), z = load(row[half * 4 + 3] + k);
      transpose(&w, &x, &y, &z);
      store(to + half * 4, w), store(to + 8 + half * 4, x), store(to + 16 + half * 4, y), store(to + 24 + half * 4, z);
    }
  }
  for (; k < length; k++, to += 8)
    for (int i = 0; i < 8; i++) to[i] = row[i][k];
}
