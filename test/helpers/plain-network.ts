import { plainNormalisation } from './plain-layers.ts';

/** Forward passes written as plainly as their definitions, to check weights against what other libraries compute. */

type Picture = { readonly size: number; readonly channels: number; readonly values: Float64Array };

/** Tensors by `<layer>/kernel` and `<layer>/bias`. */
export type PlainTensors = ReadonlyMap<string, Float32Array>;

/** The input that `make-fixtures.py` makes too. */
function plainImage(size: number): Picture {
  const values = new Float64Array(size * size * 3);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        values[(y * size + x) * 3 + c] = ((x * 7 + y * 13 + c * 31) % 64) / 32 - 1;
      }
    }
  }
  return { size, channels: 3, values };
}

/** What the narrow VGG-19 gives after its last layer but one, and the probabilities after its last. */
export function plainVgg(tensors: PlainTensors) {
  let picture = plainImage(64);
  for (const [block, count] of [2, 2, 4, 4, 4].entries()) {
    for (let place = 1; place <= count; place += 1) {
      const name = `conv${block + 1}_${place}`;
      picture = convolve(picture, tensors, name, { kernel: 3, pad: 1 });
    }
    picture = pool(picture, 2);
  }
  return head(picture, tensors);
}

/** The same of the narrow HybridCNN. */
export function plainHybrid(tensors: PlainTensors) {
  let picture = convolve(plainImage(99), tensors, 'conv1', { kernel: 11, stride: 4 });
  picture = pool(normalise(picture), 3);
  picture = convolve(picture, tensors, 'conv2', { kernel: 5, pad: 2, groups: 2 });
  picture = pool(normalise(picture), 3);
  picture = convolve(picture, tensors, 'conv3', { kernel: 3, pad: 1 });
  picture = convolve(picture, tensors, 'conv4', { kernel: 3, pad: 1, groups: 2 });
  picture = convolve(picture, tensors, 'conv5', { kernel: 3, pad: 1, groups: 2 });
  return head(pool(picture, 3), tensors);
}

function head(picture: Picture, tensors: PlainTensors) {
  const fc6 = rectified(dense(picture.values, tensors, 'fc6'));
  const fc7 = rectified(dense(fc6, tensors, 'fc7'));
  const scores = tensors.has('polarity/kernel') ? dense(fc7, tensors, 'polarity') : null;
  if (scores === null) return { fc7: [...fc7], polarity: null };
  const exponentials = scores.map(Math.exp);
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return { fc7: [...fc7], polarity: [...exponentials].map((value) => value / sum) };
}

function convolve(
  { size, channels, values }: Picture,
  tensors: PlainTensors,
  name: string,
  { kernel = 3, pad = 0, stride = 1, groups = 1 },
): Picture {
  const weights = tensors.get(`${name}/kernel`) ?? new Float32Array();
  const bias = tensors.get(`${name}/bias`) ?? new Float32Array();
  const outputs = bias.length;
  const side = Math.floor((size + 2 * pad - kernel) / stride) + 1;
  const [inGroup, outGroup] = [channels / groups, outputs / groups];
  const result = new Float64Array(side * side * outputs);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      for (let o = 0; o < outputs; o += 1) {
        let sum = bias[o] ?? 0;
        const first = Math.floor(o / outGroup) * inGroup;
        for (let ky = 0; ky < kernel; ky += 1) {
          const row = y * stride - pad + ky;
          if (row < 0 || row >= size) continue;
          for (let kx = 0; kx < kernel; kx += 1) {
            const column = x * stride - pad + kx;
            if (column < 0 || column >= size) continue;
            for (let i = 0; i < inGroup; i += 1) {
              sum +=
                (values[(row * size + column) * channels + first + i] ?? 0) *
                (weights[((ky * kernel + kx) * inGroup + i) * outputs + o] ?? 0);
            }
          }
        }
        result[(y * side + x) * outputs + o] = Math.max(0, sum);
      }
    }
  }
  return { size: side, channels: outputs, values: result };
}

/** By two steps; a window that goes over the edge takes what is inside, as in Caffe. */
function pool({ size, channels, values }: Picture, window: number): Picture {
  const side = Math.ceil((size - window) / 2) + 1;
  const result = new Float64Array(side * side * channels).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      for (let row = 2 * y; row < Math.min(size, 2 * y + window); row += 1) {
        for (let column = 2 * x; column < Math.min(size, 2 * x + window); column += 1) {
          for (let c = 0; c < channels; c += 1) {
            const at = (y * side + x) * channels + c;
            const value = values[(row * size + column) * channels + c] ?? 0;
            result[at] = Math.max(result[at] ?? 0, value);
          }
        }
      }
    }
  }
  return { size: side, channels, values: result };
}

function normalise(picture: Picture): Picture {
  return { ...picture, values: plainNormalisation(picture.values, picture.channels) };
}

function dense(input: Float64Array, tensors: PlainTensors, name: string): Float64Array {
  const weights = tensors.get(`${name}/kernel`) ?? new Float32Array();
  const bias = tensors.get(`${name}/bias`) ?? new Float32Array();
  return Float64Array.from(bias, (shift, o) =>
    input.reduce((sum, value, i) => sum + value * (weights[i * bias.length + o] ?? 0), shift),
  );
}

function rectified(values: Float64Array): Float64Array {
  return values.map((value) => Math.max(0, value));
}
