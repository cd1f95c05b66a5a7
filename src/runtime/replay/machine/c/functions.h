/*
 * Functions of four float32 numbers at once. exp, log and erf follow Stephen Moshier's Cephes library
 * (expf.c, logf.c, ndtrf.c; netlib.org/cephes); each is right to about two units in the last place.
 */
#pragma once
#include "machine.h"

INLINE vec step2(vec n) { return wasm_i32x4_shl(wasm_i32x4_add(n, bits(127)), 23); }

/* exp(r) - 1 for |r| <= log(2) / 2. */
INLINE vec expSmall(vec r) {
  vec p = splat(1.9875691500e-4f);
  p = add(mul(p, r), splat(1.3981999507e-3f));
  p = add(mul(p, r), splat(8.3334519073e-3f));
  p = add(mul(p, r), splat(4.1665795894e-2f));
  p = add(mul(p, r), splat(1.6666665459e-1f));
  p = add(mul(p, r), splat(5.0000001201e-1f));
  return add(mul(p, mul(r, r)), r);
}

/* x = n log(2) + r. The number 1.5 * 2^23 leaves the nearest whole number in the last bits of the sum. */
INLINE vec expReduce(vec x, vec *n) {
  vec shifted = add(mul(x, splat(1.44269504088896341f)), splat(12582912.0f));
  *n = wasm_i32x4_sub(shifted, bits(0x4B400000));
  vec whole = sub(shifted, splat(12582912.0f));
  vec r = sub(x, mul(whole, splat(0.693359375f)));
  return sub(r, mul(whole, splat(-2.12194440e-4f)));
}

/* In two factors, so that results near both ends of float32 are reached. */
INLINE vec expOf(vec x) {
  vec n, r = expReduce(most(least(x, splat(89.0f)), splat(-104.0f)), &n);
  vec half = wasm_i32x4_shr(n, 1);
  vec p = add(expSmall(r), splat(1.0f));
  return mul(mul(p, step2(half)), step2(wasm_i32x4_sub(n, half)));
}

INLINE vec expm1Of(vec x) {
  vec n, r = expReduce(most(least(x, splat(89.0f)), splat(-30.0f)), &n);
  vec p = expSmall(r);
  /* Above 2^64 the 1 is lost anyway, and 2^n may not be a number. */
  vec scale = step2(wasm_i32x4_min(n, bits(64)));
  vec near = add(mul(scale, p), sub(scale, splat(1.0f)));
  vec rest = step2(wasm_i32x4_max(wasm_i32x4_sub(n, bits(64)), bits(0)));
  vec far = mul(near, rest);
  /* So that -0 stays -0. */
  return choose(wasm_f32x4_eq(x, splat(0.0f)), x, far);
}

INLINE vec logOf(vec x) {
  vec tiny = wasm_f32x4_lt(x, splat(1.17549435e-38f));
  vec scaled = choose(tiny, mul(x, splat(33554432.0f)), x);
  vec e = wasm_i32x4_sub(wasm_u32x4_shr(scaled, 23), bits(126));
  e = wasm_i32x4_sub(e, wasm_v128_and(tiny, bits(25)));
  vec m = wasm_v128_or(wasm_v128_and(scaled, bits(0x007FFFFF)), bits(0x3F000000));
  vec low = wasm_f32x4_lt(m, splat(0.707106781186547524f));
  e = wasm_i32x4_add(e, low);
  m = sub(add(m, wasm_v128_and(low, m)), splat(1.0f));
  vec exponent = wasm_f32x4_convert_i32x4(e), z = mul(m, m);
  vec p = splat(7.0376836292e-2f);
  p = add(mul(p, m), splat(-1.1514610310e-1f));
  p = add(mul(p, m), splat(1.1676998740e-1f));
  p = add(mul(p, m), splat(-1.2420140846e-1f));
  p = add(mul(p, m), splat(1.4249322787e-1f));
  p = add(mul(p, m), splat(-1.6668057665e-1f));
  p = add(mul(p, m), splat(2.0000714765e-1f));
  p = add(mul(p, m), splat(-2.4999993993e-1f));
  p = add(mul(p, m), splat(3.3333331174e-1f));
  vec y = add(mul(mul(p, m), z), mul(exponent, splat(-2.12194440e-4f)));
  y = add(sub(y, mul(z, splat(0.5f))), m);
  y = add(y, mul(exponent, splat(0.693359375f)));
  /* What is no positive number: infinity and NaN are themselves, 0 is -infinity, the rest NaN. */
  vec infinity = bits(0x7F800000);
  y = choose(wasm_f32x4_lt(x, infinity), y, x);
  y = choose(wasm_f32x4_eq(x, splat(0.0f)), wasm_f32x4_neg(infinity), y);
  return choose(wasm_f32x4_lt(x, splat(0.0f)), bits(0x7FC00000), y);
}

/* log(1 + x) with what the sum 1 + x lost put back. */
INLINE vec log1pOf(vec x) {
  vec u = add(x, splat(1.0f));
  vec lost = divide(sub(x, sub(u, splat(1.0f))), u);
  vec y = logOf(u);
  vec plain = wasm_v128_and(wasm_f32x4_gt(u, splat(0.0f)), wasm_f32x4_lt(u, bits(0x7F800000)));
  y = choose(plain, add(y, lost), y);
  return choose(wasm_f32x4_eq(x, splat(0.0f)), x, y);
}

INLINE vec sigmoidOf(vec x) { return divide(splat(1.0f), add(splat(1.0f), expOf(wasm_f32x4_neg(x)))); }

/* With t = exp(-2|x|) - 1: tanh |x| = -t / (2 + t). */
INLINE vec tanhOf(vec x) {
  vec t = expm1Of(mul(wasm_f32x4_abs(x), splat(-2.0f)));
  vec y = divide(t, add(t, splat(2.0f)));
  vec sign = wasm_v128_and(x, bits((int)0x80000000));
  return wasm_v128_or(wasm_f32x4_abs(y), sign);
}

INLINE vec softplusOf(vec x) {
  vec rest = log1pOf(expOf(wasm_f32x4_neg(wasm_f32x4_abs(x))));
  return add(most(x, splat(0.0f)), rest);
}

INLINE vec erfOf(vec x) {
  vec size = least(wasm_f32x4_abs(x), splat(9.0f)), z = mul(size, size);
  vec t = splat(7.853861353153693e-5f);
  t = add(mul(t, z), splat(-8.010193625184903e-4f));
  t = add(mul(t, z), splat(5.188327685732524e-3f));
  t = add(mul(t, z), splat(-2.685381193529856e-2f));
  t = add(mul(t, z), splat(1.128358514861418e-1f));
  t = add(mul(t, z), splat(-3.761262582423300e-1f));
  t = add(mul(t, z), splat(1.128379165726710e+0f));
  vec inner = mul(size, t);
  vec q = divide(splat(1.0f), most(size, splat(1.0f))), y = mul(q, q);
  vec p = splat(2.326819970068386e-2f);
  p = add(mul(p, y), splat(-1.387039388740657e-1f));
  p = add(mul(p, y), splat(3.687424674597105e-1f));
  p = add(mul(p, y), splat(-5.824733027278666e-1f));
  p = add(mul(p, y), splat(6.210004621745983e-1f));
  p = add(mul(p, y), splat(-4.944515323274145e-1f));
  p = add(mul(p, y), splat(3.404879937665872e-1f));
  p = add(mul(p, y), splat(-2.741127028184656e-1f));
  p = add(mul(p, y), splat(5.638259427386472e-1f));
  vec r = splat(-1.047766399936249e+1f);
  r = add(mul(r, y), splat(1.297719955372516e+1f));
  r = add(mul(r, y), splat(-7.495518717768503e+0f));
  r = add(mul(r, y), splat(2.921019019210786e+0f));
  r = add(mul(r, y), splat(-1.015265279202700e+0f));
  r = add(mul(r, y), splat(4.218463358204948e-1f));
  r = add(mul(r, y), splat(-2.820767439740514e-1f));
  r = add(mul(r, y), splat(5.641895067754075e-1f));
  vec series = choose(wasm_f32x4_lt(size, splat(2.0f)), p, r);
  vec outer = sub(splat(1.0f), mul(mul(expOf(wasm_f32x4_neg(z)), q), series));
  vec value = choose(wasm_f32x4_gt(size, splat(1.0f)), outer, inner);
  value = choose(wasm_f32x4_eq(x, x), value, x);
  return wasm_v128_or(wasm_f32x4_abs(value), wasm_v128_and(x, bits((int)0x80000000)));
}

/* Of one number, in float64: sin, cos, tan, pow (angles.c, pow.c). */
float sinOf(float x);
float cosOf(float x);
float tanOf(float x);
float powOf(float x, float y);
