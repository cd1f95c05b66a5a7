/* Pooling and its gradients. Units of the forward ones are lines of the output, of the gradients images. */
#include "machine.h"

typedef struct {
  Head head;
  const float *x, *dy;
  float *to;
  Shape shape;
} Pool;

/* The part of a window that lies inside the image: taps `first` to `end` of one axis. */
typedef struct {
  int start, first, end;
} Span;
INLINE Span spanOf(int out, int stride, int pad, int dilation, int taps, int size) {
  Span s = {out * stride - pad, 0, taps};
  while (s.first < taps && s.start + s.first * dilation < 0) s.first++;
  while (s.end > s.first && s.start + (s.end - 1) * dilation >= size) s.end--;
  return s;
}

#define FOR_WINDOWS(lineVariable, imageVariable)                                                                                       \
  const Span vertical = spanOf(lineVariable, s->strideHeight, s->padTop, s->dilationHeight, s->filterHeight, s->inHeight);             \
  for (int x = 0; x < s->outWidth; x++) {                                                                                              \
    const Span across = spanOf(x, s->strideWidth, s->padLeft, s->dilationWidth, s->filterWidth, s->inWidth);                           \
    const int corner = ((imageVariable * s->inHeight + vertical.start) * s->inWidth + across.start) * channels;                        \
    const int window = ((imageVariable * s->outHeight + lineVariable) * s->outWidth + x) * channels;
#define FOR_TAPS                                               \
  for (int v = vertical.first; v < vertical.end; v++)          \
    for (int h = across.first; h < across.end; h++)
#define PLACE (corner + (v * s->dilationHeight * s->inWidth + h * s->dilationWidth) * channels)

void carryMaxPool(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Pool *p = (const Pool *)command;
  const Shape *s = &p->shape;
  const int channels = s->inChannels;
  for (int line = from; line < to; line++) {
    const int image = line / s->outHeight, y = line - image * s->outHeight;
    FOR_WINDOWS(y, image)
      for (int c = 0; c < channels; c += 4) {
        vec largest = splat(-__builtin_inff());
        FOR_TAPS largest = wasm_f32x4_max(load(p->x + PLACE + c), largest);
        storePart(p->to + window + c, largest, channels - c);
      }
    }
  }
}

void carryAvgPool(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Pool *p = (const Pool *)command;
  const Shape *s = &p->shape;
  const int channels = s->inChannels;
  for (int line = from; line < to; line++) {
    const int image = line / s->outHeight, y = line - image * s->outHeight;
    FOR_WINDOWS(y, image)
      const vec places = splat((float)((vertical.end - vertical.first) * (across.end - across.first)));
      for (int c = 0; c < channels; c += 4) {
        vec sum = splat(0);
        FOR_TAPS sum = add(sum, load(p->x + PLACE + c));
        storePart(p->to + window + c, divide(sum, places), channels - c);
      }
    }
  }
}

/* A window of 2 by 2 that lies inside the image and overlaps no other: each place is written once. */
INLINE void maxPoolGradOf4(const Pool *p, int place, int lineLength, int channels, int window) {
  const float *x0 = p->x + place, *x1 = x0 + channels, *x2 = x0 + lineLength, *x3 = x2 + channels;
  float *to = p->to + place;
  for (int c = 0; c < channels; c += 4) {
    vec a = load(x0 + c), b = load(x1 + c), d = load(x2 + c), e = load(x3 + c), dy = load(p->dy + window + c);
    vec ab = wasm_f32x4_gt(b, a), left = choose(ab, b, a);
    vec de = wasm_f32x4_gt(e, d), right = choose(de, e, d);
    vec lower = wasm_f32x4_gt(right, left);
    vec up = wasm_v128_andnot(dy, lower), down = wasm_v128_and(dy, lower);
    int n = channels - c;
    storePart(to + c, wasm_v128_andnot(up, ab), n);
    storePart(to + channels + c, wasm_v128_and(up, ab), n);
    storePart(to + lineLength + c, wasm_v128_andnot(down, de), n);
    storePart(to + lineLength + channels + c, wasm_v128_and(down, de), n);
  }
}

void carryMaxPoolGrad(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Pool *p = (const Pool *)command;
  const Shape *s = &p->shape;
  const int channels = s->inChannels, size = s->inHeight * s->inWidth * channels;
  const int byTwo = s->filterHeight == 2 && s->filterWidth == 2 && s->strideHeight == 2 && s->strideWidth == 2 && s->dilationHeight == 1 &&
                    s->dilationWidth == 1 && s->padTop == 0 && s->padLeft == 0 && s->outHeight * 2 == s->inHeight && s->outWidth * 2 == s->inWidth;
  for (int image = from; image < to; image++) {
    if (!byTwo) fillNumbers(p->to + image * size, 0, size);
    for (int y = 0; y < s->outHeight; y++) {
      if (byTwo) {
        for (int x = 0; x < s->outWidth; x++)
          maxPoolGradOf4(p, ((image * s->inHeight + 2 * y) * s->inWidth + 2 * x) * channels, s->inWidth * channels, channels, ((image * s->outHeight + y) * s->outWidth + x) * channels);
        continue;
      }
      FOR_WINDOWS(y, image)
        for (int c = 0; c < channels; c += 4) {
          vec largest = splat(-__builtin_inff()), where = bits(-1);
          FOR_TAPS {
            vec value = load(p->x + PLACE + c);
            /* The first place counts even where nothing is larger than minus infinity. */
            vec more = wasm_v128_or(wasm_f32x4_gt(value, largest), wasm_i32x4_eq(where, bits(-1)));
            largest = choose(more, value, largest);
            where = choose(more, bits(PLACE), where);
          }
          vec dy = load(p->dy + window + c);
          FOR_TAPS {
            vec share = wasm_v128_and(dy, wasm_i32x4_eq(where, bits(PLACE)));
            storePart(p->to + PLACE + c, add(load(p->to + PLACE + c), share), channels - c);
          }
        }
      }
    }
  }
}

void carryAvgPoolGrad(const Head *command, int from, int to, float *scratch) {
  (void)scratch;
  const Pool *p = (const Pool *)command;
  const Shape *s = &p->shape;
  const int channels = s->inChannels, size = s->inHeight * s->inWidth * channels;
  for (int image = from; image < to; image++) {
    fillNumbers(p->to + image * size, 0, size);
    for (int y = 0; y < s->outHeight; y++) {
      FOR_WINDOWS(y, image)
        const vec places = splat((float)((vertical.end - vertical.first) * (across.end - across.first)));
        for (int c = 0; c < channels; c += 4) {
          vec share = divide(load(p->dy + window + c), places);
          FOR_TAPS storePart(p->to + PLACE + c, add(load(p->to + PLACE + c), share), channels - c);
        }
      }
    }
  }
}
