type FlattenedShape = {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
};

/**
 * A convolution's kernel from Caffe's and PyTorch's order of axes, [out, in, height, width], to TensorFlow's,
 * [height, width, in, out]. `in` is that of one group where the channels are convolved in groups.
 */
export function convolutionKernelChannelsLast(
  values: Float32Array,
  [height, width, inputs, outputs]: readonly [number, number, number, number],
): Float32Array {
  checkLength(values, height * width * inputs * outputs);
  const result = new Float32Array(values.length);
  const positions = height * width;
  for (let position = 0; position < positions; position += 1) {
    for (let input = 0; input < inputs; input += 1) {
      const to = (position * inputs + input) * outputs;
      for (let output = 0; output < outputs; output += 1) {
        result[to + output] = values[(output * inputs + input) * positions + position] ?? 0;
      }
    }
  }
  return result;
}

/**
 * A fully connected layer's kernel from Caffe's and PyTorch's order of axes, [out, in], to TensorFlow's,
 * [in, out].
 *
 * Where the inputs were images, flattened in the order channel, height, width, they are put into the order
 * height, width, channel; `flattened` is null where they were one row already.
 */
export function denseKernelChannelsLast(
  values: Float32Array,
  [inputs, outputs]: readonly [number, number],
  flattened: FlattenedShape | null,
): Float32Array {
  checkLength(values, inputs * outputs);
  const { height, width, channels } = flattened ?? { height: 1, width: 1, channels: inputs };
  if (height * width * channels !== inputs) {
    throw new Error(`${height} × ${width} × ${channels} flattened are not ${inputs} inputs`);
  }
  const result = new Float32Array(values.length);
  const positions = height * width;
  for (let position = 0; position < positions; position += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const from = channel * positions + position;
      const to = (position * channels + channel) * outputs;
      for (let output = 0; output < outputs; output += 1) {
        result[to + output] = values[output * inputs + from] ?? 0;
      }
    }
  }
  return result;
}

function checkLength(values: Float32Array, length: number): void {
  if (values.length === length) return;
  throw new Error(`a kernel of ${length} numbers has ${values.length}`);
}
