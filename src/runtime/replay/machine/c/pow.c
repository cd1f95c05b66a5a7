/* x to the power of y, computed in float64 and rounded once; special cases as in JavaScript's Math.pow. */
#include "functions.h"

typedef union {
  double number;
  uint64_t word;
} Bits;

/* log(x) of a positive number: 2 artanh((m - 1) / (m + 1)) for the mantissa. */
static double logDouble(double x) {
  Bits u = {x};
  int exponent = (int)(u.word >> 52) - 1023;
  u.word = (u.word & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL;
  double m = u.number;
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent++;
  }
  double s = (m - 1) / (m + 1), z = s * s;
  double series = 1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17))))))));
  return exponent * 0.6931471805599453 + 2 * s * series;
}

static double expDouble(double x) {
  if (x > 100) x = 100;
  if (x < -120) x = -120;
  double n = __builtin_rint(x * 1.4426950408889634), r = x - n * 0.6931471805599453;
  double p = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320 + r * (1.0 / 362880 + r / 3628800)))))))));
  Bits scale = {.word = (uint64_t)((int64_t)n + 1023) << 52};
  return p * scale.number;
}

float powOf(float x, float y) {
  if (y == 0) return 1;
  if (x != x || y != y) return __builtin_nanf("");
  float size = __builtin_fabsf(x);
  int endless = y - y != 0, whole = !endless && __builtin_truncf(y) == y;
  int odd = whole && __builtin_fabsf(y) < 16777216.0f && ((int)y & 1);
  if (endless) {
    if (size == 1) return __builtin_nanf("");
    return (size > 1) == (y > 0) ? __builtin_inff() : 0;
  }
  if (x < 0 && !whole && size - size == 0) return __builtin_nanf("");
  float result;
  if (size == 0) result = y > 0 ? 0 : __builtin_inff();
  else if (size - size != 0) result = y > 0 ? __builtin_inff() : 0;
  else result = (float)expDouble(y * logDouble(size));
  /* The sign bit, so that -0 to an odd power keeps it. */
  return odd && __builtin_signbit(x) ? -result : result;
}
