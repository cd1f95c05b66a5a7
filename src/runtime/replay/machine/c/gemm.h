/* The product that dense layers and convolutions share: blocks of both operands are packed, tiles of 4 by 8 are computed in registers. */
#pragma once
#include "machine.h"

/* Numbers of the summed axis that are packed at once, and columns. Fixed, so that each sum has one order whatever is split. */
#define DEPTH 384
#define COLUMNS 256
/* Products that are summed in one go: a multiple of 4. */
#define SUM_STRETCH 64

/*
 * `to[m, n] = a[m, k] b[k, n]`, where the caller says how 4 rows of `a` and up to 8 columns of `b` are packed.
 */
typedef struct Gemm Gemm;
struct Gemm {
  const void *operand;
  /* `rows` (1 to 4) rows, numbers k0 to k1 of the summed axis, to `[k1 - k0][4]`. */
  void (*packA)(const Gemm *gemm, int row, int rows, int k0, int k1, float *to);
  /* `columns` columns to `[k1 - k0][width]`, width 4 or 8, with zeros or anything finite at the end. */
  void (*packB)(const Gemm *gemm, int column, int columns, int k0, int k1, float *to, int width);
  float *to;
  int rowLength, k;
  const float *bias;
  int relu;
};

void gemm(const Gemm *gemm, int row0, int row1, int column0, int column1, float *scratch);

/* Packing from plain matrices; `stride` is the distance of two rows as they lie in memory. */
void packRows(const float *from, int stride, int rows, int length, float *to);
void packRowsTransposed(const float *from, int stride, int rows, int length, float *to);
void packColumns(const float *from, int stride, int columns, int length, float *to, int width);
void packColumnsTransposed(const float *from, int stride, int columns, int length, float *to, int width);
