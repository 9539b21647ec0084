/** Sizes of a convolution over images [images, side, side, channels] with square kernels. */
export type PlainConvolution = {
  readonly images: number;
  readonly side: number;
  readonly window: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly groups: number;
  readonly inputsPerGroup: number;
  readonly outputsPerGroup: number;
};

/** Side of what comes out, and rows that are added before the input, as TensorFlow counts them. */
export function plainPadding({ side, window, stride, padding }: PlainConvolution) {
  if (padding === 'valid') return { out: Math.floor((side - window) / stride) + 1, before: 0 };
  const out = Math.ceil(side / stride);
  return { out, before: Math.floor(Math.max(0, (out - 1) * stride + window - side) / 2) };
}

/** Convolution in groups, bias and relu, written out; the kernel is [window, window, inputs / groups, outputs]. */
export function plainConvolution(
  shape: PlainConvolution,
  x: Float64Array,
  kernel: Float64Array,
  bias: Float64Array,
): Float64Array {
  const { images, side, window, stride, groups, inputsPerGroup, outputsPerGroup } = shape;
  const { out, before } = plainPadding(shape);
  const [inputs, outputs] = [groups * inputsPerGroup, groups * outputsPerGroup];
  const y = new Float64Array(images * out * out * outputs);
  const pixel = (image: number, row: number, column: number, channel: number): number =>
    row < 0 || column < 0 || row >= side || column >= side
      ? 0
      : (x[((image * side + row) * side + column) * inputs + channel] ?? Number.NaN);
  for (let place = 0; place < y.length; place += 1) {
    const output = place % outputs;
    const column = Math.floor(place / outputs) % out;
    const row = Math.floor(place / outputs / out) % out;
    const image = Math.floor(place / outputs / out / out);
    const first = Math.floor(output / outputsPerGroup) * inputsPerGroup;
    let sum = bias[output] ?? Number.NaN;
    for (let tap = 0; tap < window * window * inputsPerGroup; tap += 1) {
      const input = tap % inputsPerGroup;
      const right = Math.floor(tap / inputsPerGroup) % window;
      const down = Math.floor(tap / inputsPerGroup / window);
      const value = pixel(
        image,
        row * stride + down - before,
        column * stride + right - before,
        first + input,
      );
      sum += value * (kernel[tap * outputs + output] ?? Number.NaN);
    }
    y[place] = Math.max(0, sum);
  }
  return y;
}

/** Local response normalisation of rows of channels, as in Caffe's reference network, written out. */
export function plainNormalisation(x: Float64Array, channels: number): Float64Array {
  return x.map((value, index) => {
    const channel = index % channels;
    let squares = 0;
    for (let offset = -2; offset <= 2; offset += 1) {
      const isInside = channel + offset >= 0 && channel + offset < channels;
      if (isInside) squares += (x[index + offset] ?? Number.NaN) ** 2;
    }
    return value / (1 + (1e-4 / 5) * squares) ** 0.75;
  });
}

/** Gradient of a function by central differences. */
export function gradientByDifferences(
  f: (values: Float64Array) => number,
  at: Float64Array,
  step: number,
): Float64Array {
  const values = Float64Array.from(at);
  return at.map((value, index) => {
    values[index] = value + step;
    const above = f(values);
    values[index] = value - step;
    const below = f(values);
    values[index] = value;
    return (above - below) / (2 * step);
  });
}

/** Sum of products. */
export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? Number.NaN), 0);
}
