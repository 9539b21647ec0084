/** Beyond it tanh is 1 to within 3e-8. */
const LIMIT = 9;
const STEPS_PER_UNIT = 32;
const SUPPORT = Float64Array.from({ length: 2 * LIMIT * STEPS_PER_UNIT + 1 }, (_, index) =>
  Math.tanh(index / STEPS_PER_UNIT - LIMIT),
);

/**
 * The hyperbolic tangent to within 1e-7, several times as fast as `Math.tanh`.
 *
 * Taylor's series of third order around the nearest of 577 support points, its derivatives expressed by
 * the value there: f' = 1 − f², f'' = −2ff', f''' = f'(6f² − 2). Not a number stays not a number.
 */
export function fastTanh(x: number): number {
  if (x >= LIMIT) return 1;
  if (x <= -LIMIT) return -1;
  const position = (x + LIMIT) * STEPS_PER_UNIT;
  const nearest = (position + 0.5) | 0;
  const d = (position - nearest) / STEPS_PER_UNIT;
  const f = SUPPORT[nearest] as number; // why: the limits above keep it in the table
  const f2 = f * f;
  return f + (1 - f2) * d * (1 + d * (d * (f2 - 1 / 3) - f));
}
