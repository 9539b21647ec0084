import { GREY_SIDE, type GreyImage, requireGreyImage } from './grey-image.ts';

/**
 * A grey picture at a smaller side: each new pixel is the mean of the area that it covers.
 *
 * @throws Error when `side` is not a whole number from 1 to `GREY_SIDE`.
 */
export function shrinkGrey(grey: GreyImage, side: number): Float64Array {
  requireGreyImage(grey);
  if (!Number.isInteger(side) || side < 1 || side > GREY_SIDE) {
    throw new Error(`a grey image shrinks to a side of 1 to ${GREY_SIDE} pixels, not ${side}`);
  }
  const narrow = shrunkRows(Float64Array.from(grey), GREY_SIDE, side);
  return transposed(shrunkRows(transposed(narrow, GREY_SIDE), side, side), side);
}

/** Rows of `GREY_SIDE` values shrunk to `side` values each. */
function shrunkRows(values: Float64Array, rows: number, side: number): Float64Array {
  const shrunk = new Float64Array(rows * side);
  const extent = GREY_SIDE / side;
  for (let x = 0; x < side; x += 1) {
    for (let from = Math.floor(x * extent); from < (x + 1) * extent; from += 1) {
      const overlap = Math.min(from + 1, (x + 1) * extent) - Math.max(from, x * extent);
      for (let row = 0; row < rows; row += 1) {
        const place = row * side + x;
        const value = values[row * GREY_SIDE + from] ?? 0;
        shrunk[place] = (shrunk[place] ?? 0) + (value * overlap) / extent;
      }
    }
  }
  return shrunk;
}

/** Rows become columns; there are `rows` rows. */
function transposed(values: Float64Array, rows: number): Float64Array {
  const columns = values.length / rows;
  const turned = new Float64Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return turned;
}
