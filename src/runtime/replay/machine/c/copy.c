/* What moves numbers and computes nothing: copies between layouts, fills, rows picked by index. */
#include "machine.h"

#define MAX_AXES 6

typedef struct {
  Head head;
  const float *from;
  float *to;
  int axes, shape[MAX_AXES], fromStrides[MAX_AXES], toStrides[MAX_AXES];
} Copy;

static void copyAxes(const Copy *c, int axis, const float *from, float *to, int first, int end) {
  const int fromStride = c->fromStrides[axis], toStride = c->toStrides[axis], left = c->axes - axis;
  from += first * fromStride, to += first * toStride;
  const int n = end - first;
  if (left == 1) {
    if (fromStride == 1 && toStride == 1) copyNumbers(to, from, n);
    else if (fromStride == 0 && toStride == 1) fillNumbers(to, *from, n);
    else for (int i = 0; i < n; i++) to[i * toStride] = from[i * fromStride];
    return;
  }
  /* A turn of two axes: 4 by 4 numbers at a time. */
  if (left == 2 && fromStride == 1 && c->toStrides[axis + 1] == 1) {
    const int across = c->shape[axis + 1], fromNext = c->fromStrides[axis + 1];
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      int j = 0;
      for (; j + 4 <= across; j += 4) {
        const float *f = from + i + j * fromNext;
        vec v[4] = {load(f), load(f + fromNext), load(f + 2 * fromNext), load(f + 3 * fromNext)};
        transpose(&v[0], &v[1], &v[2], &v[3]);
        for (int r = 0; r < 4; r++) store(to + (i + r) * toStride + j, v[r]);
      }
      for (; j < across; j++)
        for (int r = 0; r < 4; r++) to[(i + r) * toStride + j] = from[i + r + j * fromNext];
    }
    for (; i < n; i++)
      for (int j = 0; j < across; j++) to[i * toStride + j] = from[i + j * fromNext];
    return;
  }
  for (int i = 0; i < n; i++) copyAxes(c, axis + 1, from + i * fromStride, to + i * toStride, 0, c->shape[axis + 1]);
}

/* Units are of the first axis. */
void carryCopy(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Copy *c = (const Copy *)command;
  copyAxes(c, 0, c->from, c->to, from, to);
}

typedef struct {
  Head head;
  float *to;
  int count;
  float value;
} Fill;

/* Units are 4096 numbers. */
void carryFill(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Fill *f = (const Fill *)command;
  const int start = from * 4096;
  fillNumbers(f->to + start, f->value, smaller(to * 4096, f->count) - start);
}

typedef struct {
  Head head;
  const float *from, *indices;
  float *to;
  int length, inner, count;
} Gather;

/* Units are rows of the result, `outer * count`. An index out of range reads the nearest row. */
void carryGather(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Gather *g = (const Gather *)command;
  for (int row = from; row < to; row++) {
    const int outer = row / g->count, wanted = (int)g->indices[row - outer * g->count];
    const int index = larger(0, smaller(wanted, g->length - 1));
    copyNumbers(g->to + row * g->inner, g->from + (outer * g->length + index) * g->inner, g->inner);
  }
}

typedef struct {
  Head head;
  const float *from, *indices;
  float *to;
  int segments, count, inner;
} SegmentSum;

/* Units are numbers of a row, all rows each. */
void carrySegmentSum(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const SegmentSum *s = (const SegmentSum *)command;
  const int n = to - from;
  for (int i = 0; i < s->segments; i++) fillNumbers(s->to + i * s->inner + from, 0, n);
  for (int row = 0; row < s->count; row++) {
    const float index = s->indices[row];
    if (!(index >= 0 && index < (float)s->segments)) continue;
    float *sum = s->to + (int)index * s->inner + from;
    const float *x = s->from + row * s->inner + from;
    int i = 0;
    for (; i + 4 <= n; i += 4) store(sum + i, add(load(sum + i), load(x + i)));
    for (; i < n; i++) sum[i] += x[i];
  }
}

typedef struct {
  Head head;
  const float *indices;
  float *to;
  int count, depth;
  float on, off;
} OneHot;

/* Units are rows. */
void carryOneHot(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const OneHot *o = (const OneHot *)command;
  for (int row = from; row < to; row++) {
    float *line = o->to + row * o->depth;
    fillNumbers(line, o->off, o->depth);
    const float index = o->indices[row];
    if (index >= 0 && index < (float)o->depth) line[(int)index] = o->on;
  }
}
