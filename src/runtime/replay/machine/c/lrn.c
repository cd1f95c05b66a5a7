/* Local response normalization across channels. Units are pixels. */
#include "functions.h"

typedef struct {
  Head head;
  const float *x, *y, *dy;
  float *to;
  int rows, channels, radius;
  float bias, alpha, beta;
} Lrn;

INLINE vec inversePower(vec t, float beta) {
  if (beta == 0.75f) {
    vec r = root(t);
    return divide(splat(1), mul(r, root(r)));
  }
  if (beta == 0.5f) return divide(splat(1), root(t));
  if (beta == 1) return divide(splat(1), t);
  return expOf(mul(splat(-beta), logOf(t)));
}

/*
 * The sums of `from[c - radius]` to `from[c + radius]` for four channels. `from` has `radius` zeros before it and at
 * least `radius` + 3 behind. Wide windows are added up from sums over 2, 4, 8, ... neighbours.
 */
INLINE vec windowSum(const float *from, int c, int radius) {
  const float *start = from + c - radius;
  vec sum = load(start);
  for (int i = 1; i <= 2 * radius; i++) sum = add(sum, load(start + i));
  return sum;
}

/* Windows up to this width are added up number by number, which leaves `row` as it is. */
#define DIRECT 17

/* `row` is padded as above and used up where the window is wide; `work` has room for one more. */
static void windowSums(float *row, int channels, int radius, float *work, float *to) {
  const int window = 2 * radius + 1, end = channels + 2 * radius;
  if (window <= DIRECT) {
    for (int c = 0; c < channels; c += 4) store(to + c, windowSum(row, c, radius));
    return;
  }
  /* Binary digits of the window's width, least first: the sums of 2^i neighbours are added where the digit is 1. */
  float *doubled = row - radius, *next = work;
  int offset = 0, started = 0;
  for (int width = 1;; width *= 2) {
    if (window & width) {
      if (!started) for (int c = 0; c < channels; c += 4) store(to + c, load(doubled + c + offset));
      else for (int c = 0; c < channels; c += 4) store(to + c, add(load(to + c), load(doubled + c + offset)));
      started = 1;
      offset += width;
    }
    if (width * 2 > window) return;
    for (int i = 0; i < end; i += 4) store(next + i, add(load(doubled + i), load(doubled + i + width)));
    float *used = doubled;
    doubled = next;
    next = used;
  }
}

/* Room for one padded row; reads run on for up to twice the window. */
INLINE int rowRoom(const Lrn *l) { return (l->channels + 4 * (2 * l->radius + 1) + 16 + 3) & ~3; }

void carryLrn(const Head *command, int from, int to, float *scratch) {
  const Lrn *l = (const Lrn *)command;
  const int n = l->channels, room = rowRoom(l), radius = l->radius, wide = 2 * radius + 1 > DIRECT;
  float *squares = scratch + radius, *work = scratch + room, *sums = work + room;
  fillNumbers(scratch, 0, 2 * room);
  for (int row = from; row < to; row++) {
    const float *x = l->x + row * n;
    float *y = l->to + row * n;
    if (wide) fillNumbers(scratch, 0, room);
    for (int c = 0; c < n; c += 4) {
      vec v = load(x + c);
      storePart(squares + c, mul(v, v), n - c);
    }
    windowSums(squares, n, radius, work, sums);
    for (int c = 0; c < n; c += 4) {
      vec t = add(splat(l->bias), mul(splat(l->alpha), load(sums + c)));
      storePart(y + c, mul(load(x + c), inversePower(t, l->beta)), n - c);
    }
  }
}

/* dx_c = dy_c t_c^-beta - 2 alpha beta x_c * sum over the window of dy_k y_k / t_k, with t = bias + alpha * sum of squares. */
void carryLrnGrad(const Head *command, int from, int to, float *scratch) {
  const Lrn *l = (const Lrn *)command;
  const int n = l->channels, room = rowRoom(l), radius = l->radius, wide = 2 * radius + 1 > DIRECT;
  float *padded = scratch + radius, *work = scratch + room, *sums = work + room, *first = sums + room;
  const vec factor = splat(-2 * l->alpha * l->beta);
  fillNumbers(scratch, 0, 2 * room);
  for (int row = from; row < to; row++) {
    const float *x = l->x + row * n, *y = l->y + row * n, *dy = l->dy + row * n;
    float *dx = l->to + row * n;
    if (wide) fillNumbers(scratch, 0, room);
    for (int c = 0; c < n; c += 4) {
      vec v = load(x + c);
      storePart(padded + c, mul(v, v), n - c);
    }
    windowSums(padded, n, radius, work, sums);
    if (wide) fillNumbers(scratch, 0, room);
    for (int c = 0; c < n; c += 4) {
      vec t = add(splat(l->bias), mul(splat(l->alpha), load(sums + c))), g = load(dy + c);
      store(first + c, mul(g, inversePower(t, l->beta)));
      storePart(padded + c, divide(mul(g, load(y + c)), t), n - c);
    }
    windowSums(padded, n, radius, work, sums);
    for (int c = 0; c < n; c += 4) storePart(dx + c, add(load(first + c), mul(mul(factor, load(x + c)), load(sums + c))), n - c);
  }
}
