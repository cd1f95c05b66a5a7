/* sin, cos and tan, computed in float64 and rounded once. */
#include "functions.h"

/*
 * x less the nearest multiple of pi / 2, which goes to `quadrant`. Large arguments are multiplied with the
 * bits of 4 / pi that matter (Payne and Hanek), as in Arm's optimized-routines, math/sincosf.h.
 */
static const uint32_t INVERSE_PI4[24] = {
    0xa2,       0xa2f9,     0xa2f983,   0xa2f9836e, 0xf9836e4e, 0x836e4e44, 0x6e4e4415, 0x4e441529,
    0x441529fc, 0x1529fc27, 0x29fc2757, 0xfc2757d1, 0x2757d1f5, 0x57d1f534, 0xd1f534dd, 0xf534ddc0,
    0x34ddc0db, 0xddc0db62, 0xc0db6295, 0xdb629599, 0x6295993c, 0x95993c43, 0x993c4390, 0x3c439041};

static double reduceLarge(float x, int *quadrant) {
  union {
    float number;
    uint32_t word;
  } u = {x};
  const uint32_t *digits = &INVERSE_PI4[(u.word >> 26) & 15];
  uint32_t mantissa = ((u.word & 0xffffff) | 0x800000) << ((u.word >> 23) & 7);
  uint64_t high = mantissa * digits[0], middle = (uint64_t)mantissa * digits[4], low = (uint64_t)mantissa * digits[8];
  uint64_t sum = ((low >> 32) | (high << 32)) + middle;
  uint64_t n = (sum + (1ULL << 61)) >> 62;
  sum -= n << 62;
  double r = (double)(int64_t)sum * 0x1.921FB54442D18p-62;
  int negative = u.word >> 31;
  *quadrant = negative ? -(int)n : (int)n;
  return negative ? -r : r;
}

static double reduce(float x, int *quadrant) {
  if (x > 120.0f || x < -120.0f) return reduceLarge(x, quadrant);
  double n = __builtin_rint(x * 0x1.45F306DC9C883p-1);
  *quadrant = (int)n;
  return x - n * 0x1.921FB54442D18p0;
}

/* Taylor's series for |r| <= pi / 4. */
static double sinNear(double r) {
  double z = r * r;
  return r + r * z * (-1.0 / 6 + z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880 + z * (-1.0 / 39916800)))));
}
static double cosNear(double r) {
  double z = r * r;
  return 1 + z * (-1.0 / 2 + z * (1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40320 + z * (-1.0 / 3628800 + z * (1.0 / 479001600))))));
}

static int isFinite(float x) { return x - x == 0; }

float sinOf(float x) {
  if (!isFinite(x)) return x - x;
  if (x == 0) return x;
  int q;
  double r = reduce(x, &q), y = q & 1 ? cosNear(r) : sinNear(r);
  return (float)(q & 2 ? -y : y);
}
float cosOf(float x) {
  if (!isFinite(x)) return x - x;
  int q;
  double r = reduce(x, &q), y = q & 1 ? sinNear(r) : cosNear(r);
  return (float)((q + 1) & 2 ? -y : y);
}
float tanOf(float x) {
  if (!isFinite(x)) return x - x;
  if (x == 0) return x;
  int q;
  double r = reduce(x, &q);
  return (float)(q & 1 ? -cosNear(r) / sinNear(r) : sinNear(r) / cosNear(r));
}
