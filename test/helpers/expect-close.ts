import { expect } from 'vitest';

type Values = Float32Array | Float64Array;

/** Expects equal values, up to a share of the greatest of the reference. */
export function expectClose(ours: Values | undefined, reference: Values, tolerance: number): void {
  expect(ours).toHaveLength(reference.length);
  let [worst, greatest] = [0, 0];
  for (let index = 0; index < reference.length; index += 1) {
    const value = reference[index] ?? 0;
    worst = Math.max(worst, Math.abs((ours?.[index] ?? Number.NaN) - value));
    greatest = Math.max(greatest, Math.abs(value));
  }
  expect(worst).toBeLessThanOrEqual(tolerance * greatest);
}
