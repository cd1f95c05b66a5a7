/* Convolutions and both gradients as matrix products whose operands are gathered from the images while they are packed. */
#include "gemm.h"

typedef struct {
  Head head;
  const float *a, *b;
  float *to;
  const float *bias;
  int relu, byColumns;
  Shape shape;
} Conv;

/* Where four rows of the product lie: pixels that follow each other in the batch's images. */
typedef struct {
  int image[4], y[4], x[4];
} Pixels;

INLINE Pixels pixelsFrom(int first, int height, int width) {
  Pixels p;
  int line = first / width, x = first - line * width, image = line / height, y = line - image * height;
  for (int i = 0; i < 4; i++) {
    p.image[i] = image, p.y[i] = y, p.x[i] = x;
    if (++x == width) {
      x = 0;
      if (++y == height) y = 0, image++;
    }
  }
  return p;
}

/* Channels `c0` to `c1` of four pixels to `[channel][4]`; a pixel outside the image (null) is zero. */
INLINE float *packChannels(const float *const p[4], int c0, int c1, float *to) {
  int c = c0;
  if (p[0] && p[1] && p[2] && p[3]) {
    for (; c + 4 <= c1; c += 4, to += 16) {
      vec w = load(p[0] + c), x = load(p[1] + c), y = load(p[2] + c), z = load(p[3] + c);
      transpose(&w, &x, &y, &z);
      store(to, w), store(to + 4, x), store(to + 8, y), store(to + 12, z);
    }
  } else {
    const vec none = splat(0);
    for (; c + 4 <= c1; c += 4, to += 16) {
      vec w = p[0] ? load(p[0] + c) : none, x = p[1] ? load(p[1] + c) : none;
      vec y = p[2] ? load(p[2] + c) : none, z = p[3] ? load(p[3] + c) : none;
      transpose(&w, &x, &y, &z);
      store(to, w), store(to + 4, x), store(to + 8, y), store(to + 12, z);
    }
  }
  for (; c < c1; c++, to += 4)
    for (int i = 0; i < 4; i++) to[i] = p[i] ? p[i][c] : 0;
  return to;
}

/* Output pixels; the summed axis is [filter row, filter column, input channel]. */
static void packPatches(const Gemm *g, int row, int rows, int k0, int k1, float *to) {
  const Conv *c = g->operand;
  const Shape *s = &c->shape;
  const int channels = s->inChannels;
  Pixels p = pixelsFrom(row, s->outHeight, s->outWidth);
  int top[4], left[4];
  const float *image[4];
  for (int i = 0; i < 4; i++) {
    top[i] = p.y[i] * s->strideHeight - s->padTop;
    left[i] = p.x[i] * s->strideWidth - s->padLeft;
    image[i] = c->a + p.image[i] * s->inHeight * s->inWidth * channels;
  }
  for (int i = rows; i < 4; i++) top[i] = -0x10000000;
  const int neighbours = channels == 1 && rows == 4 && s->strideWidth == 1 && p.x[3] == p.x[0] + 3;
  int tap = k0 / channels, channel = k0 - tap * channels;
  int filterY = tap / s->filterWidth, filterX = tap - filterY * s->filterWidth;
  for (int k = k0; k < k1;) {
    const int dy = filterY * s->dilationHeight, dx = filterX * s->dilationWidth;
    int end = smaller(channels, channel + k1 - k);
    if (neighbours && left[0] + dx >= 0 && left[3] + dx < s->inWidth) {
      unsigned y = top[0] + dy;
      store(to, y < (unsigned)s->inHeight ? load(image[0] + y * s->inWidth + left[0] + dx) : splat(0));
      to += 4;
    } else {
      const float *from[4];
      for (int i = 0; i < 4; i++) {
        unsigned y = top[i] + dy, x = left[i] + dx;
        from[i] = y < (unsigned)s->inHeight && x < (unsigned)s->inWidth ? image[i] + (y * s->inWidth + x) * channels : 0;
      }
      to = packChannels(from, channel, end, to);
    }
    k += end - channel;
    channel = 0;
    if (++filterX == s->filterWidth) filterX = 0, filterY++;
  }
}

static void packFilter(const Gemm *g, int column, int columns, int k0, int k1, float *to, int width) {
  const Conv *c = g->operand;
  const int n = c->shape.outChannels;
  packColumns(c->b + k0 * n + column, n, columns, k1 - k0, to, width);
}

/* Units are 4 output pixels. */
void carryConv2d(const Head *command, int from, int to, float *scratch) {
  const Conv *c = (const Conv *)command;
  const Shape *s = &c->shape;
  const int pixels = s->batch * s->outHeight * s->outWidth;
  Gemm g = {c, packPatches, packFilter, c->to, s->outChannels, s->filterHeight * s->filterWidth * s->inChannels, c->bias, c->relu};
  gemm(&g, from * 4, smaller(to * 4, pixels), 0, s->outChannels, scratch);
}

/* Input pixels; the summed axis is [filter row, filter column, output channel]: which output pixel saw this one through that tap. */
static void packSeen(const Gemm *g, int row, int rows, int k0, int k1, float *to) {
  const Conv *c = g->operand;
  const Shape *s = &c->shape;
  const int channels = s->outChannels;
  Pixels p = pixelsFrom(row, s->inHeight, s->inWidth);
  int tap = k0 / channels, channel = k0 - tap * channels;
  int filterY = tap / s->filterWidth, filterX = tap - filterY * s->filterWidth;
  for (int k = k0; k < k1;) {
    int end = smaller(channels, channel + k1 - k);
    const float *from[4] = {0, 0, 0, 0};
    for (int i = 0; i < rows; i++) {
      int y = p.y[i] + s->padTop - filterY * s->dilationHeight, x = p.x[i] + s->padLeft - filterX * s->dilationWidth;
      if (s->strideHeight > 1) {
        if (y % s->strideHeight) continue;
        y /= s->strideHeight;
      }
      if (s->strideWidth > 1) {
        if (x % s->strideWidth) continue;
        x /= s->strideWidth;
      }
      if ((unsigned)y < (unsigned)s->outHeight && (unsigned)x < (unsigned)s->outWidth)
        from[i] = c->a + ((p.image[i] * s->outHeight + y) * s->outWidth + x) * channels;
    }
    to = packChannels(from, channel, end, to);
    k += end - channel;
    channel = 0;
    if (++filterX == s->filterWidth) filterX = 0, filterY++;
  }
}

static void packFilterTurned(const Gemm *g, int column, int columns, int k0, int k1, float *to, int width) {
  const Conv *c = g->operand;
  const int n = c->shape.outChannels, size = c->shape.inChannels * n;
  int tap = k0 / n, channel = k0 - tap * n;
  for (int k = k0; k < k1;) {
    int end = smaller(n, channel + k1 - k);
    packColumnsTransposed(c->b + tap * size + column * n + channel, n, columns, end - channel, to, width);
    to += (end - channel) * width;
    k += end - channel;
    channel = 0;
    tap++;
  }
}

/* Units are 4 input pixels. */
void carryConv2dInput(const Head *command, int from, int to, float *scratch) {
  const Conv *c = (const Conv *)command;
  const Shape *s = &c->shape;
  const int pixels = s->batch * s->inHeight * s->inWidth;
  Gemm g = {c, packSeen, packFilterTurned, c->to, s->inChannels, s->filterHeight * s->filterWidth * s->outChannels, 0, 0};
  gemm(&g, from * 4, smaller(to * 4, pixels), 0, s->inChannels, scratch);
}

/* Four of [filter row, filter column, input channel]; the summed axis is the output pixels. */
static void packInputs(const Gemm *g, int row, int rows, int k0, int k1, float *to) {
  const Conv *c = g->operand;
  const Shape *s = &c->shape;
  const int channels = s->inChannels, width = s->inWidth, height = s->inHeight;
  int dy[4], dx[4], channel[4], together = rows == 4;
  for (int i = 0; i < 4; i++) {
    int r = smaller(row + i, row + rows - 1), tap = r / channels;
    channel[i] = r - tap * channels;
    int filterY = tap / s->filterWidth;
    dy[i] = filterY * s->dilationHeight - s->padTop;
    dx[i] = (tap - filterY * s->filterWidth) * s->dilationWidth - s->padLeft;
    if (i && (dy[i] != dy[0] || dx[i] != dx[0])) together = 0;
  }
  const int stepY = s->strideHeight, stepX = s->strideWidth;
  int line = k0 / s->outWidth, x = k0 - line * s->outWidth, image = line / s->outHeight, y = line - image * s->outHeight;
  for (int k = k0; k < k1;) {
    const int run = smaller(s->outWidth - x, k1 - k);
    const float *from = c->a + image * height * width * channels;
    if (together) {
      const unsigned inY = y * stepY + dy[0];
      const int inside = inY < (unsigned)height;
      from += inY * width * channels + channel[0];
      int inX = x * stepX + dx[0];
      for (int i = 0; i < run; i++, inX += stepX, to += 4) store(to, inside && (unsigned)inX < (unsigned)width ? load(from + inX * channels) : splat(0));
    } else {
      const float *lines[4];
      int inside[4];
      for (int r = 0; r < 4; r++) {
        unsigned inY = y * stepY + dy[r];
        inside[r] = inY < (unsigned)height;
        lines[r] = from + inY * width * channels + channel[r];
      }
      int i = 0;
      while (i < run) {
        int inX = (x + i) * stepX, lowest = smaller(smaller(dx[0], dx[1]), smaller(dx[2], dx[3])), highest = larger(larger(dx[0], dx[1]), larger(dx[2], dx[3]));
        if (channels == 1 && stepX == 1 && i + 4 <= run && inX + lowest >= 0 && inX + 3 + highest < width) {
          vec v[4];
          for (int r = 0; r < 4; r++) v[r] = inside[r] ? load(lines[r] + inX + dx[r]) : splat(0);
          transpose(&v[0], &v[1], &v[2], &v[3]);
          for (int r = 0; r < 4; r++) store(to + 4 * r, v[r]);
          to += 16;
          i += 4;
        } else {
          for (int r = 0; r < 4; r++) to[r] = inside[r] && (unsigned)(inX + dx[r]) < (unsigned)width ? lines[r][(inX + dx[r]) * channels] : 0;
          to += 4;
          i++;
        }
      }
    }
    k += run;
    x += run;
    if (x == s->outWidth) {
      x = 0;
      if (++y == s->outHeight) y = 0, image++;
    }
  }
}

static void packGradient(const Gemm *g, int column, int columns, int k0, int k1, float *to, int width) {
  const Conv *c = g->operand;
  const int n = c->shape.outChannels;
  packColumns(c->b + k0 * n + column, n, columns, k1 - k0, to, width);
}

/* Units are 4 rows of the filter as a matrix, or 16 columns (output channels): each unit packs the images anew. */
void carryConv2dFilter(const Head *command, int from, int to, float *scratch) {
  const Conv *c = (const Conv *)command;
  const Shape *s = &c->shape;
  const int rows = s->filterHeight * s->filterWidth * s->inChannels;
  Gemm g = {c, packInputs, packGradient, c->to, s->outChannels, s->batch * s->outHeight * s->outWidth, 0, 0};
  if (c->byColumns) gemm(&g, 0, rows, from * 16, smaller(to * 16, s->outChannels), scratch);
  else gemm(&g, from * 4, smaller(to * 4, rows), 0, s->outChannels, scratch);
}
