/**
 * A tensor with its axes in another order: axis `i` of the result is axis `order[i]` of the source, as in
 * `numpy.transpose`.
 */
export function permute(
  values: Float32Array,
  shape: readonly number[],
  order: readonly number[],
): Float32Array<ArrayBuffer> {
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, size) => product * size, 1),
  );
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const permuted = new Float32Array(values.length);
  const place = sizes.map(() => 0);
  let source = 0;
  for (let target = 0; target < permuted.length; target += 1) {
    permuted[target] = values[source] ?? 0;
    for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
      const next = (place[axis] ?? 0) + 1;
      source += steps[axis] ?? 0;
      if (next < (sizes[axis] ?? 1)) {
        place[axis] = next;
        break;
      }
      place[axis] = 0;
      source -= next * (steps[axis] ?? 0);
    }
  }
  return permuted;
}
