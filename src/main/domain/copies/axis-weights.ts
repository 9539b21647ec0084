import { GREY_SIDE } from './grey-image.ts';
import { FREQUENCIES_PER_AXIS } from './low-frequencies.ts';

/**
 * Weights of the pixels of one axis for the frequencies 0 to `FREQUENCIES_PER_AXIS - 1` of a part of it.
 *
 * One row of `GREY_SIDE` weights per frequency: the integral of cos(π u (x - start) / length) over the
 * part of each pixel that lies inside, divided by the length. A part may begin and end inside pixels.
 *
 * @param start where the part begins, in shares of the axis.
 * @param length how long it is, in shares of the axis.
 */
export function axisWeights(start: number, length: number): Float64Array {
  const weights = new Float64Array(FREQUENCIES_PER_AXIS * GREY_SIDE);
  const first = start * GREY_SIDE;
  const extent = length * GREY_SIDE;
  for (let u = 0; u < FREQUENCIES_PER_AXIS; u += 1) {
    for (let pixel = 0; pixel < GREY_SIDE; pixel += 1) {
      const left = Math.max(pixel, first) - first;
      const right = Math.min(pixel + 1, first + extent) - first;
      if (right <= left) continue;
      weights[u * GREY_SIDE + pixel] =
        integralOfCosine((Math.PI * u) / extent, left, right) / extent;
    }
  }
  return weights;
}

/** The integral of cos(rate · x) from `left` to `right`. */
function integralOfCosine(rate: number, left: number, right: number): number {
  if (rate === 0) return right - left;
  return (Math.sin(rate * right) - Math.sin(rate * left)) / rate;
}
