/**
 * The linear map that takes vectors of one space nearest to their partners in another: the matrix M
 * (`size` + 1 rows for a constant, `size` columns, row after row) that minimises
 * sum |(x, 1) M - y|^2 + ridge |M|^2, by Cholesky's decomposition of the normal equations.
 *
 * `from` and `to` hold as many vectors of `size` numbers each.
 */
export function leastSquaresMap(
  from: Float32Array,
  to: Float32Array,
  size: number,
  ridge: number,
): Float64Array {
  const wide = size + 1;
  const gram = new Float64Array(wide * wide);
  const right = new Float64Array(wide * size);
  const input = new Float64Array(wide);
  input[size] = 1;
  for (let start = 0; start < from.length; start += size) {
    for (let k = 0; k < size; k += 1) input[k] = from[start + k] ?? 0;
    for (let a = 0; a < wide; a += 1) {
      const value = input[a] ?? 0;
      for (let b = 0; b <= a; b += 1) {
        gram[a * wide + b] = (gram[a * wide + b] ?? 0) + value * (input[b] ?? 0);
      }
      for (let c = 0; c < size; c += 1) {
        right[a * size + c] = (right[a * size + c] ?? 0) + value * (to[start + c] ?? 0);
      }
    }
  }
  for (let a = 0; a < wide; a += 1) gram[a * wide + a] = (gram[a * wide + a] ?? 0) + ridge;
  return solved(gram, right, wide, size);
}

/** The image of one vector under a map of `leastSquaresMap`. */
export function mapped(map: Float64Array, vector: Float32Array): Float32Array {
  const size = vector.length;
  return Float32Array.from({ length: size }, (_, c) => {
    let sum = map[size * size + c] ?? 0;
    for (let k = 0; k < size; k += 1) sum += (vector[k] ?? 0) * (map[k * size + c] ?? 0);
    return sum;
  });
}

function solved(gram: Float64Array, right: Float64Array, wide: number, size: number): Float64Array {
  const at = (row: number, column: number) => gram[row * wide + column] ?? 0;
  for (let j = 0; j < wide; j += 1) {
    for (let i = j; i < wide; i += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      gram[i * wide + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  for (let c = 0; c < size; c += 1) {
    for (let i = 0; i < wide; i += 1) {
      let sum = right[i * size + c] ?? 0;
      for (let k = 0; k < i; k += 1) sum -= at(i, k) * (right[k * size + c] ?? 0);
      right[i * size + c] = sum / at(i, i);
    }
    for (let i = wide - 1; i >= 0; i -= 1) {
      let sum = right[i * size + c] ?? 0;
      for (let k = i + 1; k < wide; k += 1) sum -= at(k, i) * (right[k * size + c] ?? 0);
      right[i * size + c] = sum / at(i, i);
    }
  }
  return right;
}
