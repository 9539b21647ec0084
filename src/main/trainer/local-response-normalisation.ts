import { type Tensor, type Tensor4D, tf } from './backend.ts';
import { convolutionKernels } from './convolution-kernels.ts';

/**
 * Krizhevsky et al. (2012), section 3.3, with the constants of Caffe's reference network. Caffe divides α by
 * the window.
 */
const WINDOW = 5;
const K = 1;
const ALPHA = 1e-4 / WINDOW;
const BETA = 0.75;

/**
 * Local response normalisation over the channels: y = x · s^-β, where s = k + α/5 · sum of x² over 5 channels.
 *
 * The sum over neighbours is a multiplication by a banded matrix, which takes less than half the time of
 * TensorFlow's own `LRNGrad`. The gradient is dx = dy · s^-β − 2 α β x · sum of (dy · y / s).
 */
export function localResponseNormalisation(input: Tensor4D): Tensor4D {
  const normalised = tf.customGrad((...args) => {
    const [x, save] = args as [Tensor, (tensors: Tensor[]) => void]; // why: customGrad appends `save`
    const scale = sumOverNeighbours(tf.square(x), ALPHA, K);
    save([x, scale]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [x, scale] = saved as [Tensor, Tensor]; // why: what was saved above
      const gradient = tf.tidy(() => {
        const direct = tf.mul(dy, powerOf(scale));
        const shared = tf.div(tf.mul(direct, x), scale);
        return tf.add(direct, tf.mul(x, sumOverNeighbours(shared, -2 * ALPHA * BETA, 0)));
      });
      // Nobody asks for these again; TensorFlow.js would hold them until the way back has reached the image.
      tf.dispose([dy, ...saved]);
      return gradient;
    };
    return { value: tf.mul(x, powerOf(scale)), gradFunc };
  })(input);
  return normalised as Tensor4D; // why: it keeps the shape
}

/** s^-0.75; two roots are a tenth of a power's time. */
function powerOf(scale: Tensor): Tensor {
  return tf.tidy(() => {
    const inverseRoot = tf.rsqrt(scale);
    return tf.mul(inverseRoot, tf.sqrt(inverseRoot));
  });
}

/** `offset` + `factor` · the sum over the window of channels around each. */
function sumOverNeighbours(values: Tensor, factor: number, offset: number): Tensor {
  return tf.tidy(() => {
    const channels = values.shape.at(-1) ?? 0;
    const band = tf.tensor4d(bandMatrix(channels, factor), [1, 1, channels, channels]);
    return convolutionKernels(POINTWISE).forward(values, band, tf.fill([channels], offset));
  });
}

const POINTWISE = { depthwise: false, stride: 1, padding: 'valid' } as const;

function bandMatrix(channels: number, value: number): Float32Array {
  const band = new Float32Array(channels * channels);
  for (let row = 0; row < channels; row += 1) {
    const from = Math.max(0, row - (WINDOW - 1) / 2);
    const to = Math.min(channels - 1, row + (WINDOW - 1) / 2);
    band.fill(value, row * channels + from, row * channels + to + 1);
  }
  return band;
}
