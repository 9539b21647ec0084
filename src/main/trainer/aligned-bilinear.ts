const CHANNELS = 3;

/**
 * Stretches RGB bytes [height, width, 3] to a square [size, size, 3] of values from 0 to 1.
 *
 * It is TensorFlow's `resizeBilinear` with `alignCorners` after a division by 255: the corners' pixel centres
 * stay corners, and nothing is averaged when a large image shrinks. Only the four neighbours of each value are
 * read, so a large photograph is never held as floating-point numbers.
 */
export function alignedBilinear(
  bytes: Uint8Array,
  width: number,
  height: number,
  size: number,
): Float32Array {
  const rows = taps(height, size);
  const columns = taps(width, size);
  const values = new Float32Array(size * size * CHANNELS);
  const at = (y: number, x: number, channel: number): number =>
    bytes[(y * width + x) * CHANNELS + channel] ?? 0;
  let out = 0;
  for (const { low: top, high: bottom, part: down } of rows) {
    for (const { low: left, high: right, part: across } of columns) {
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const upper = mix(at(top, left, channel), at(top, right, channel), across);
        const lower = mix(at(bottom, left, channel), at(bottom, right, channel), across);
        values[out] = mix(upper, lower, down) / 255;
        out += 1;
      }
    }
  }
  return values;
}

type Tap = { readonly low: number; readonly high: number; readonly part: number };

/** For each output place the two input places that it lies between, and how far it is from the first. */
function taps(from: number, to: number): readonly Tap[] {
  const scale = to > 1 ? (from - 1) / (to - 1) : 0;
  return Array.from({ length: to }, (_, index) => {
    const place = index * scale;
    const low = Math.min(Math.floor(place), from - 1);
    return { low, high: Math.min(low + 1, from - 1), part: place - low };
  });
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
