/* Convolutions of each channel by itself. Output channel c * multiplier + q reads input channel c. */
#include "machine.h"

typedef struct {
  Head head;
  const float *a, *b;
  float *to;
  Shape shape;
} Depthwise;

/* `to[j] += x[j / multiplier] * y[j]` over the output channels. */
INLINE void addProducts(const Shape *s, const float *x, const float *y, float *to) {
  const int n = s->outChannels, multiplier = n / s->inChannels;
  if (multiplier == 1) {
    int c = 0;
    for (; c + 4 <= n; c += 4) store(to + c, add(load(to + c), mul(load(x + c), load(y + c))));
    for (; c < n; c++) to[c] += x[c] * y[c];
    return;
  }
  for (int c = 0; c < s->inChannels; c++)
    for (int q = 0; q < multiplier; q++) to[c * multiplier + q] += x[c] * y[c * multiplier + q];
}

/* Units are lines of the output. */
void carryDepthwise(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Depthwise *c = (const Depthwise *)command;
  const Shape *s = &c->shape;
  for (int line = from; line < to; line++) {
    const int image = line / s->outHeight, top = (line - image * s->outHeight) * s->strideHeight - s->padTop;
    float *out = c->to + line * s->outWidth * s->outChannels;
    for (int x = 0; x < s->outWidth; x++, out += s->outChannels) {
      fillNumbers(out, 0, s->outChannels);
      for (int filterY = 0; filterY < s->filterHeight; filterY++) {
        const unsigned inY = top + filterY * s->dilationHeight;
        if (inY >= (unsigned)s->inHeight) continue;
        for (int filterX = 0; filterX < s->filterWidth; filterX++) {
          const unsigned inX = x * s->strideWidth - s->padLeft + filterX * s->dilationWidth;
          if (inX >= (unsigned)s->inWidth) continue;
          addProducts(s, c->a + ((image * s->inHeight + inY) * s->inWidth + inX) * s->inChannels, c->b + (filterY * s->filterWidth + filterX) * s->outChannels, out);
        }
      }
    }
  }
}

/* Units are lines of the input. `a` is the gradient of the output. */
void carryDepthwiseInput(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Depthwise *c = (const Depthwise *)command;
  const Shape *s = &c->shape;
  const int n = s->outChannels, multiplier = n / s->inChannels;
  for (int line = from; line < to; line++) {
    const int image = line / s->inHeight, inY = line - image * s->inHeight;
    float *out = c->to + line * s->inWidth * s->inChannels;
    for (int inX = 0; inX < s->inWidth; inX++, out += s->inChannels) {
      fillNumbers(out, 0, s->inChannels);
      for (int filterY = 0; filterY < s->filterHeight; filterY++) {
        const int y = inY + s->padTop - filterY * s->dilationHeight;
        if (y < 0 || y % s->strideHeight || y / s->strideHeight >= s->outHeight) continue;
        for (int filterX = 0; filterX < s->filterWidth; filterX++) {
          const int x = inX + s->padLeft - filterX * s->dilationWidth;
          if (x < 0 || x % s->strideWidth || x / s->strideWidth >= s->outWidth) continue;
          const float *dy = c->a + ((image * s->outHeight + y / s->strideHeight) * s->outWidth + x / s->strideWidth) * n;
          const float *w = c->b + (filterY * s->filterWidth + filterX) * n;
          if (multiplier == 1) addProducts(s, dy, w, out);
          else for (int i = 0; i < s->inChannels; i++)
            for (int q = 0; q < multiplier; q++) out[i] += dy[i * multiplier + q] * w[i * multiplier + q];
        }
      }
    }
  }
}

/* Units are taps of the filter. `b` is the gradient of the output. Sums of one image are added up apart, for precision. */
void carryDepthwiseFilter(const Head *command, int from, int to, float *scratch) {
  const Depthwise *c = (const Depthwise *)command;
  const Shape *s = &c->shape;
  const int n = s->outChannels;
  for (int tap = from; tap < to; tap++) {
    const int filterY = tap / s->filterWidth, filterX = tap - filterY * s->filterWidth;
    float *out = c->to + tap * n;
    /* Where there are more channels than work space, without the sums apart. */
    float *part = n <= SCRATCH_NUMBERS ? scratch : out;
    fillNumbers(out, 0, n);
    for (int image = 0; image < s->batch; image++) {
      if (part != out) fillNumbers(part, 0, n);
      for (int y = 0; y < s->outHeight; y++) {
        const unsigned inY = y * s->strideHeight - s->padTop + filterY * s->dilationHeight;
        if (inY >= (unsigned)s->inHeight) continue;
        for (int x = 0; x < s->outWidth; x++) {
          const unsigned inX = x * s->strideWidth - s->padLeft + filterX * s->dilationWidth;
          if (inX >= (unsigned)s->inWidth) continue;
          addProducts(s, c->a + ((image * s->inHeight + inY) * s->inWidth + inX) * s->inChannels, c->b + ((image * s->outHeight + y) * s->outWidth + x) * n, part);
        }
      }
      if (part != out) for (int i = 0; i < n; i++) out[i] += part[i];
    }
  }
}
