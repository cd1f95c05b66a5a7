/* What all parts of the machine share: the head of a command, vectors of four float32, and the work space. */
#pragma once
#include <stdint.h>
#include <wasm_simd128.h>

/*
 * A command is a row of 32-bit words that encode.ts writes. Addresses are bytes in linear memory, so they are
 * read as pointers. `units` is what can be split among threads (rows, images, blocks ...); the threads take
 * `grain` units at a time. A grain of 0 says that splitting is not worth it.
 */
typedef struct {
  int op;
  int words;
  int units;
  int grain;
} Head;

typedef v128_t vec;
#define INLINE static inline __attribute__((always_inline))

INLINE vec load(const float *p) { return wasm_v128_load(p); }
INLINE void store(float *p, vec v) { wasm_v128_store(p, v); }
INLINE vec splat(float x) { return wasm_f32x4_splat(x); }
INLINE vec bits(int x) { return wasm_i32x4_splat(x); }
INLINE vec add(vec a, vec b) { return wasm_f32x4_add(a, b); }
INLINE vec sub(vec a, vec b) { return wasm_f32x4_sub(a, b); }
INLINE vec mul(vec a, vec b) { return wasm_f32x4_mul(a, b); }
INLINE vec divide(vec a, vec b) { return wasm_f32x4_div(a, b); }
INLINE vec root(vec a) { return wasm_f32x4_sqrt(a); }
/* One instruction each. A NaN in `a` stays. */
INLINE vec least(vec a, vec b) { return wasm_f32x4_pmin(a, b); }
INLINE vec most(vec a, vec b) { return wasm_f32x4_pmax(a, b); }
/* Where `mask` has ones `a`, else `b`. */
INLINE vec choose(vec mask, vec a, vec b) { return wasm_v128_bitselect(a, b, mask); }
INLINE int smaller(int a, int b) { return a < b ? a : b; }
INLINE int larger(int a, int b) { return a > b ? a : b; }

INLINE float sumOf(vec v) {
  v = add(v, wasm_i32x4_shuffle(v, v, 2, 3, 0, 1));
  v = add(v, wasm_i32x4_shuffle(v, v, 1, 0, 3, 2));
  return wasm_f32x4_extract_lane(v, 0);
}

/* The first `n` (1 to 4) of the vector's numbers. */
INLINE void storePart(float *p, vec v, int n) {
  if (n >= 4) {
    store(p, v);
    return;
  }
  p[0] = wasm_f32x4_extract_lane(v, 0);
  if (n > 1) p[1] = wasm_f32x4_extract_lane(v, 1);
  if (n > 2) p[2] = wasm_f32x4_extract_lane(v, 2);
}

/* Rows become columns. */
INLINE void transpose(vec *a, vec *b, vec *c, vec *d) {
  vec ab = wasm_i32x4_shuffle(*a, *b, 0, 4, 1, 5), ba = wasm_i32x4_shuffle(*a, *b, 2, 6, 3, 7);
  vec cd = wasm_i32x4_shuffle(*c, *d, 0, 4, 1, 5), dc = wasm_i32x4_shuffle(*c, *d, 2, 6, 3, 7);
  *a = wasm_i64x2_shuffle(ab, cd, 0, 2);
  *b = wasm_i64x2_shuffle(ab, cd, 1, 3);
  *c = wasm_i64x2_shuffle(ba, dc, 0, 2);
  *d = wasm_i64x2_shuffle(ba, dc, 1, 3);
}

INLINE void copyNumbers(float *to, const float *from, int n) {
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, load(from + i));
  for (; i < n; i++) to[i] = from[i];
}

INLINE void fillNumbers(float *to, float value, int n) {
  int i = 0;
  vec v = splat(value);
  for (; i + 4 <= n; i += 4) store(to + i, v);
  for (; i < n; i++) to[i] = value;
}

/* The shape of a convolution or of pooling, in the order of encode.ts. */
typedef struct {
  int batch, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels;
  int filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft;
} Shape;

/* Work space of one thread, in float32 numbers; machine.ts gives this much. */
#define SCRATCH_NUMBERS (192 * 1024)

/* What carries out the units `from` to `to` of a command. */
typedef void Carry(const Head *command, int from, int to, float *scratch);
Carry carryMap, carryMatMul, carrySmallMatMul, carryConv2d, carryConv2dInput, carryConv2dFilter;
Carry carryDepthwise, carryDepthwiseInput, carryDepthwiseFilter;
Carry carryMaxPool, carryAvgPool, carryMaxPoolGrad, carryAvgPoolGrad, carryLrn, carryLrnGrad;
Carry carryReduce, carrySoftmax, carryArgMax;
Carry carryCopy, carryFill, carryGather, carrySegmentSum, carryOneHot;
