import { type LayersModel, type Tensor, type Tensor2D, type Tensor4D, tf } from '../backend.ts';
import { type ConvolutionUnitWeights, convolutionUnit } from '../convolution-unit.ts';

type Unit = {
  readonly weights: ConvolutionUnitWeights;
  readonly depthwise: boolean;
  readonly stride: 1 | 2;
  readonly padding: 'same';
  readonly activation: 'none' | 'relu6';
  readonly inputGradient: boolean;
};

type Block = {
  readonly units: readonly Unit[];
  /** The block's input is added to its output. */
  readonly residual: boolean;
};

const EPSILON = 1e-3;
const BLOCKS = 16;
/** Blocks that halve height and width. */
const STRIDED_BLOCKS: ReadonlySet<number> = new Set([1, 3, 6, 13]);

/**
 * The convolutional part of MobileNetV2 as a differentiable function: images [n, size, size, 3] to
 * features [n, 1280].
 *
 * Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (2018), width 1.0. It reads
 * the model's own variables, and equals the model's layers in inference up to rounding, at a third of
 * their time in training. Batch normalisation always uses its stored statistics.
 */
export function mobileNetV2Features(model: LayersModel): (images: Tensor4D) => Tensor2D {
  const blocks = readBlocks(model);
  return (images) => {
    // Tidied block by block, so that without gradients one block's images are in memory at a time.
    const last = blocks.reduce((input, block) => tf.tidy(() => runBlock(block, input)), images);
    return tf.mean(last, [1, 2]);
  };
}

function runBlock(block: Block, input: Tensor4D): Tensor4D {
  const output = block.units.reduce(
    (x, unit) => convolutionUnit(x, unit.weights, { ...unit, epsilon: EPSILON }),
    input,
  );
  return block.residual ? tf.add(input, output) : output;
}

function readBlocks(model: LayersModel): Block[] {
  const layerNames = new Set(model.layers.map((layer) => layer.name));
  const unit = (
    convolution: string,
    normalisation: string,
    traits: Partial<Omit<Unit, 'weights'>>,
  ): Unit => ({
    weights: readUnitWeights(model, convolution, normalisation),
    depthwise: false,
    stride: 1,
    padding: 'same',
    activation: 'relu6',
    inputGradient: true,
    ...traits,
  });
  const inverted = (prefix: string, stride: 1 | 2): Unit[] => [
    unit(`${prefix}_depthwise`, `${prefix}_depthwise_BN`, { depthwise: true, stride }),
    unit(`${prefix}_project`, `${prefix}_project_BN`, { activation: 'none' }),
  ];
  const numbered = Array.from({ length: BLOCKS }, (_, index): Block => {
    const prefix = `block_${index + 1}`;
    return {
      units: [
        unit(`${prefix}_expand`, `${prefix}_expand_BN`, {}),
        ...inverted(prefix, STRIDED_BLOCKS.has(index + 1) ? 2 : 1),
      ],
      residual: layerNames.has(`${prefix}_add`),
    };
  });
  return [
    { units: [unit('Conv1', 'bn_Conv1', { stride: 2, inputGradient: false })], residual: false },
    { units: inverted('expanded_conv', 1), residual: false },
    ...numbered,
    { units: [unit('Conv_1', 'Conv_1_bn', {})], residual: false },
  ];
}

function readUnitWeights(
  model: LayersModel,
  convolution: string,
  normalisation: string,
): ConvolutionUnitWeights {
  const [kernel] = model.getLayer(convolution).weights;
  const [gamma, beta, mean, variance] = model.getLayer(normalisation).weights;
  if (!(kernel && gamma && beta && mean && variance)) {
    throw new Error(`the layers ${convolution} and ${normalisation} lack weights`);
  }
  const read = (weight: { read(): Tensor }): Tensor => weight.read();
  return {
    kernel: read(kernel),
    gamma: read(gamma),
    beta: read(beta),
    mean: read(mean),
    variance: read(variance),
  };
}
