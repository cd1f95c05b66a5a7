/*
 * Chains of element-wise functions, block by block: a block's intermediate numbers stay in the first-level cache.
 *
 * A function reads and writes slots. A slot is a block in the work space, or lies in memory and moves along with
 * the blocks: an input that is read in place, an output that is written in place.
 */
#include "functions.h"

#define BLOCK 256
#define MAX_SLOTS 64
#define MAX_AXES 6

enum { SLOT_WORK, SLOT_INPUT, SLOT_OUTPUT };
/* `work`: its place in the work space in float32 numbers, which an output falls back on in a last block that is no multiple of 4. */
typedef struct {
  int kind;
  float *at;
  int work;
} Slot;
/* Filled before the first block. */
typedef struct {
  int slot;
  const float *at;
} Scalar;
/* Filled for each block; only once where `period` divides the block, so that all blocks are equal. */
typedef struct {
  int slot;
  const float *at;
  int repeats, axes, shape[MAX_AXES], strides[MAX_AXES];
} Strided;
typedef struct {
  int slot;
  float *at;
} Output;

typedef struct {
  Head head;
  int count, slots, scalars, strided, codes, outputs;
  /* Then the lists: Slot[], Scalar[], Strided[], Output[], int[] for the codes. */
} Map;

/* In the order of encode.ts. */
enum {
  COPY, NEG, ABS, SIGN, SQUARE, SQRT, RSQRT, RECIPROCAL, EXP, EXPM1, LOG, LOG1P,
  SIN, COS, TAN, TANH, SIGMOID, SOFTPLUS, ERF, RELU, FLOOR, CEIL, ROUND, NOT, ISNAN,
  ADD, SUB, MUL, DIV, MIN, MAX, POW, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR,
  SELECT
};

INLINE vec truth(vec mask) { return wasm_v128_and(mask, splat(1.0f)); }
INLINE vec isTrue(vec x) { return wasm_f32x4_ne(x, splat(0.0f)); }

#define EACH(expression)                       \
  for (int i = 0; i < n; i += 4) {             \
    vec x = load(a + i);                       \
    store(to + i, expression);                 \
  }                                            \
  break;
#define EACH2(expression)                      \
  for (int i = 0; i < n; i += 4) {             \
    vec x = load(a + i), y = load(b + i);      \
    store(to + i, expression);                 \
  }                                            \
  break;
#define ONE_BY_ONE(expression)                 \
  for (int i = 0; i < n; i++) {                \
    float x = a[i];                            \
    to[i] = expression;                        \
  }                                            \
  break;

/* `n` is a multiple of 4. */
static void apply(int fn, float *to, const float *a, const float *b, const float *c, int n) {
  switch (fn) {
    case COPY: EACH(x)
    case NEG: EACH(wasm_f32x4_neg(x))
    case ABS: EACH(wasm_f32x4_abs(x))
    case SIGN: EACH(sub(truth(wasm_f32x4_gt(x, splat(0))), truth(wasm_f32x4_lt(x, splat(0)))))
    case SQUARE: EACH(mul(x, x))
    case SQRT: EACH(root(x))
    case RSQRT: EACH(divide(splat(1), root(x)))
    case RECIPROCAL: EACH(divide(splat(1), x))
    case EXP: EACH(expOf(x))
    case EXPM1: EACH(expm1Of(x))
    case LOG: EACH(logOf(x))
    case LOG1P: EACH(log1pOf(x))
    case SIN: ONE_BY_ONE(sinOf(x))
    case COS: ONE_BY_ONE(cosOf(x))
    case TAN: ONE_BY_ONE(tanOf(x))
    case TANH: EACH(tanhOf(x))
    case SIGMOID: EACH(sigmoidOf(x))
    case SOFTPLUS: EACH(softplusOf(x))
    case ERF: EACH(erfOf(x))
    case RELU: EACH(most(x, splat(0)))
    case FLOOR: EACH(wasm_f32x4_floor(x))
    case CEIL: EACH(wasm_f32x4_ceil(x))
    case ROUND: EACH(wasm_f32x4_nearest(x))
    case NOT: EACH(truth(wasm_f32x4_eq(x, splat(0))))
    case ISNAN: EACH(truth(wasm_f32x4_ne(x, x)))
    case ADD: EACH2(add(x, y))
    case SUB: EACH2(sub(x, y))
    case MUL: EACH2(mul(x, y))
    case DIV: EACH2(divide(x, y))
    case MIN: EACH2(wasm_f32x4_min(x, y))
    case MAX: EACH2(wasm_f32x4_max(x, y))
    case POW:
      for (int i = 0; i < n; i++) to[i] = powOf(a[i], b[i]);
      break;
    case GREATER: EACH2(truth(wasm_f32x4_gt(x, y)))
    case GREATER_EQUAL: EACH2(truth(wasm_f32x4_ge(x, y)))
    case LESS: EACH2(truth(wasm_f32x4_lt(x, y)))
    case LESS_EQUAL: EACH2(truth(wasm_f32x4_le(x, y)))
    case EQUAL: EACH2(truth(wasm_f32x4_eq(x, y)))
    case NOT_EQUAL: EACH2(truth(wasm_f32x4_ne(x, y)))
    case AND: EACH2(truth(wasm_v128_and(isTrue(x), isTrue(y))))
    case OR: EACH2(truth(wasm_v128_or(isTrue(x), isTrue(y))))
    case SELECT:
      for (int i = 0; i < n; i += 4) store(to + i, choose(isTrue(load(a + i)), load(b + i), load(c + i)));
      break;
  }
}

/* The numbers `start` to `start + n` of an input with axes of its own. */
static void gather(const Strided *s, int start, int n, float *to) {
  int place[MAX_AXES], last = s->axes - 1;
  const float *from = s->at;
  for (int axis = last, rest = start; axis >= 0; axis--) {
    place[axis] = rest % s->shape[axis];
    rest /= s->shape[axis];
    from += place[axis] * s->strides[axis];
  }
  int length = s->shape[last], stride = s->strides[last];
  for (int done = 0;;) {
    int run = smaller(length - place[last], n - done);
    if (stride == 1) copyNumbers(to + done, from, run);
    else if (stride == 0) fillNumbers(to + done, *from, run);
    else for (int i = 0; i < run; i++) to[done + i] = from[i * stride];
    done += run;
    if (done == n) return;
    from -= place[last] * stride;
    place[last] = 0;
    for (int axis = last - 1; axis >= 0; axis--) {
      from += s->strides[axis];
      if (++place[axis] < s->shape[axis]) break;
      from -= place[axis] * s->strides[axis];
      place[axis] = 0;
    }
  }
}

void carryMap(const Head *command, int firstBlock, int endBlock, float *scratch) {
  const Map *map = (const Map *)command;
  const Slot *slots = (const Slot *)(map + 1);
  const Scalar *scalars = (const Scalar *)(slots + map->slots);
  const Strided *strided = (const Strided *)(scalars + map->scalars);
  const Output *outputs = (const Output *)(strided + map->strided);
  const unsigned *codes = (const unsigned *)(outputs + map->outputs);
  const int count = map->count, reach = smaller(BLOCK, (count + 3) & ~3);
  float *at[MAX_SLOTS];
  for (int s = 0; s < map->slots; s++) at[s] = scratch + slots[s].work;
  for (int i = 0; i < map->scalars; i++) {
    vec value = splat(*scalars[i].at);
    float *to = at[scalars[i].slot];
    for (int j = 0; j < reach; j += 4) store(to + j, value);
  }
  for (int block = firstBlock; block < endBlock; block++) {
    const int start = block * BLOCK, length = smaller(BLOCK, count - start), n = (length + 3) & ~3;
    for (int s = 0; s < map->slots; s++) {
      if (slots[s].kind == SLOT_INPUT) at[s] = slots[s].at + start;
      else if (slots[s].kind == SLOT_OUTPUT) at[s] = n == length ? slots[s].at + start : scratch + slots[s].work;
    }
    for (int i = 0; i < map->strided; i++) {
      const Strided *s = &strided[i];
      if (!s->repeats || block == firstBlock) gather(s, start, s->repeats ? smaller(BLOCK, count - start) : length, at[s->slot]);
    }
    for (int i = 0; i < map->codes; i++) {
      unsigned code = codes[i];
      apply(code & 255, at[code >> 8 & 63], at[code >> 14 & 63], at[code >> 20 & 63], at[code >> 26], n);
    }
    for (int i = 0; i < map->outputs; i++) {
      const Output *output = &outputs[i];
      if (slots[output->slot].kind == SLOT_OUTPUT && slots[output->slot].at == output->at && n == length) continue;
      copyNumbers(output->at + start, at[output->slot], length);
    }
  }
}
