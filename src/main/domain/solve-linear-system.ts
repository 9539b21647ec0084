/**
 * Solves a square system of equations by Gaussian elimination with row exchange; changes both arguments.
 *
 * The system is not singular: the callers' matrices carry a ridge.
 */
export function solveLinearSystem(rows: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    }
    const pivot = rows[best] as Float64Array; // why: `best` is a row of the square system
    [rows[best], rows[column]] = [rows[column] as Float64Array, pivot];
    [right[best], right[column]] = [right[column] ?? 0, right[best] ?? 0];
    for (let row = column + 1; row < size; row += 1) {
      const line = rows[row] as Float64Array; // why: as above
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k < size; k += 1) line[k] = (line[k] ?? 0) - factor * (pivot[k] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[column] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (rows[row]?.[k] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (rows[row]?.[row] ?? 1);
  }
  return solution;
}
