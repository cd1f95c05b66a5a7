/* Sums and the like along an axis, softmax, and where the largest is. */
#include "functions.h"

typedef struct {
  Head head;
  const float *from;
  float *to;
  int fn, outer, length, inner;
} Reduce;

/* In the order of encode.ts. */
enum { SUM, MEAN, MAX, MIN, PROD, ANY, ALL };

/* Numbers that are summed in float32 before the sum goes to float64. */
#define STRETCH 128

INLINE vec truth(vec x) { return wasm_v128_and(wasm_f32x4_ne(x, splat(0)), splat(1)); }

INLINE vec combine(int fn, vec a, vec b) {
  switch (fn) {
    case MAX: return wasm_f32x4_max(a, b);
    case MIN: return wasm_f32x4_min(a, b);
    case PROD: return mul(a, b);
    case ANY: return most(a, truth(b));
    case ALL: return mul(a, truth(b));
    default: return add(a, b);
  }
}

INLINE float neutral(int fn) {
  switch (fn) {
    case MAX: return -__builtin_inff();
    case MIN: return __builtin_inff();
    case PROD: case ALL: return 1;
    default: return 0;
  }
}

static float sumAlong(const float *from, int length) {
  double total = 0;
  int i = 0;
  while (i + 16 <= length) {
    vec a = splat(0), b = a, c = a, d = a;
    for (const int end = smaller(length, i + 16 * STRETCH); i + 16 <= end; i += 16) {
      a = add(a, load(from + i)), b = add(b, load(from + i + 4));
      c = add(c, load(from + i + 8)), d = add(d, load(from + i + 12));
    }
    total += (double)sumOf(add(add(a, b), add(c, d)));
  }
  float rest = 0;
  for (; i < length; i++) rest += from[i];
  return (float)(total + (double)rest);
}

static float combineAlong(int fn, const float *from, int length) {
  vec all = splat(neutral(fn));
  int i = 0;
  for (; i + 4 <= length; i += 4) all = combine(fn, all, load(from + i));
  for (; i < length; i++) all = combine(fn, all, wasm_f32x4_replace_lane(splat(neutral(fn)), 0, from[i]));
  all = combine(fn, all, wasm_i32x4_shuffle(all, all, 2, 3, 0, 1));
  all = combine(fn, all, wasm_i32x4_shuffle(all, all, 1, 0, 3, 2));
  return wasm_f32x4_extract_lane(all, 0);
}

INLINE v128_t lowDouble(vec v) { return wasm_f64x2_promote_low_f32x4(v); }
INLINE v128_t highDouble(vec v) { return wasm_f64x2_promote_low_f32x4(wasm_i32x4_shuffle(v, v, 2, 3, 2, 3)); }

/* Up to 16 columns that lie side by side. */
static void sumColumns(const float *from, int stride, int length, int columns, float scale, float *to) {
  const int parts = (columns + 3) / 4;
  v128_t low[4], high[4];
  for (int p = 0; p < parts; p++) low[p] = high[p] = wasm_f64x2_splat(0);
  for (int row = 0; row < length;) {
    vec a = splat(0), b = a, c = a, d = a;
    const int end = smaller(length, row + STRETCH);
    if (parts == 4) for (; row < end; row++, from += stride) {
      a = add(a, load(from)), b = add(b, load(from + 4));
      c = add(c, load(from + 8)), d = add(d, load(from + 12));
    }
    else for (; row < end; row++, from += stride) {
      a = add(a, load(from));
      if (parts > 1) b = add(b, load(from + 4));
      if (parts > 2) c = add(c, load(from + 8));
    }
    vec sums[4] = {a, b, c, d};
    for (int p = 0; p < parts; p++) {
      low[p] = wasm_f64x2_add(low[p], lowDouble(sums[p]));
      high[p] = wasm_f64x2_add(high[p], highDouble(sums[p]));
    }
  }
  for (int p = 0; p < parts; p++) {
    vec sum = wasm_i64x2_shuffle(wasm_f32x4_demote_f64x2_zero(low[p]), wasm_f32x4_demote_f64x2_zero(high[p]), 0, 2);
    storePart(to + 4 * p, mul(sum, splat(scale)), columns - 4 * p);
  }
}

/* Units are results where the axis is the last, else groups of 16 columns. */
void carryReduce(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Reduce *r = (const Reduce *)command;
  const int adds = r->fn == SUM || r->fn == MEAN, length = r->length, inner = r->inner;
  const float scale = r->fn == MEAN ? 1.0f / (float)length : 1;
  if (inner == 1) {
    for (int o = from; o < to; o++) r->to[o] = adds ? sumAlong(r->from + o * length, length) * scale : combineAlong(r->fn, r->from + o * length, length);
    return;
  }
  const int groups = (inner + 15) / 16;
  for (int unit = from; unit < to; unit++) {
    const int o = unit / groups, column = (unit - o * groups) * 16, columns = smaller(16, inner - column);
    const float *start = r->from + o * length * inner + column;
    float *result = r->to + o * inner + column;
    if (adds) {
      sumColumns(start, inner, length, columns, scale, result);
      continue;
    }
    for (int c = 0; c < columns; c += 4) {
      vec all = splat(neutral(r->fn));
      for (int i = 0; i < length; i++) all = combine(r->fn, all, load(start + i * inner + c));
      storePart(result + c, all, columns - c);
    }
  }
}

typedef struct {
  Head head;
  const float *from;
  float *to;
  int columns, isLog;
} Softmax;

/* Units are rows. */
void carrySoftmax(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Softmax *s = (const Softmax *)command;
  const int n = s->columns;
  for (int row = from; row < to; row++) {
    const float *x = s->from + row * n;
    float *y = s->to + row * n;
    const vec largest = splat(combineAlong(MAX, x, n));
    vec sums = splat(0);
    for (int i = 0; i < n; i += 4) {
      vec e = expOf(sub(load(x + i), largest));
      if (!s->isLog) storePart(y + i, e, n - i);
      /* What lies beyond the row is left out. */
      if (n - i < 4) e = wasm_v128_and(e, wasm_i32x4_lt(wasm_i32x4_make(0, 1, 2, 3), bits(n - i)));
      sums = add(sums, e);
    }
    const vec total = splat(sumOf(sums));
    if (s->isLog) {
      const vec shift = add(largest, splat(0)), height = logOf(total);
      for (int i = 0; i < n; i += 4) storePart(y + i, sub(sub(load(x + i), shift), height), n - i);
    } else {
      for (int i = 0; i < n; i += 4) storePart(y + i, divide(load(y + i), total), n - i);
    }
  }
}

typedef struct {
  Head head;
  const float *from;
  float *to;
  int outer, length, inner;
} ArgMax;

/* Units are of `outer`. */
void carryArgMax(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const ArgMax *a = (const ArgMax *)command;
  for (int o = from; o < to; o++)
    for (int i = 0; i < a->inner; i++) {
      const float *x = a->from + o * a->length * a->inner + i;
      float largest = x[0];
      int where = 0;
      for (int j = 1; j < a->length; j++)
        if (x[j * a->inner] > largest) largest = x[j * a->inner], where = j;
      a->to[o * a->inner + i] = (float)where;
    }
}
