/** Places sorted by a small whole key: the places with key `k` are `order[starts[k]]` to `order[starts[k + 1] - 1]`. */
export type CountingOrder = { readonly starts: Uint32Array; readonly order: Uint32Array };

/**
 * Sorts places by their keys in linear time; places with equal keys stay in ascending order.
 *
 * @param keys one key per place, each below `keyCount`.
 */
export function countingOrder(keys: Uint32Array, keyCount: number): CountingOrder {
  const starts = new Uint32Array(keyCount + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key += 1) {
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  }
  const next = starts.slice();
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? 0;
    const at = next[key] ?? 0;
    order[at] = place;
    next[key] = at + 1;
  }
  return { starts, order };
}
