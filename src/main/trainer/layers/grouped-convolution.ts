import { z } from 'zod';
import { type Tensor, type Tensor1D, type Tensor4D, tf } from '../backend.ts';
import { fusedConvolution } from '../fused-convolution.ts';

const Config = z.looseObject({
  filters: z.int().positive(),
  kernelSize: z.int().positive(),
  groups: z.int().positive(),
});
type Config = z.infer<typeof Config>;

/**
 * A layer of a TensorFlow.js model: convolution of channels in groups, bias and relu, stride 1, padding
 * `same`. Its kernel is [height, width, in / groups, out].
 */
export class GroupedConvolution extends tf.layers.Layer {
  /** As it stands in a model's file, with the package that it is registered under. */
  static className = 'T4SA>GroupedConvolution';
  private readonly settings: Config;

  constructor(config: Record<string, unknown>) {
    super(config);
    this.settings = Config.parse(config);
  }

  override build(inputShape: (number | null)[]): void {
    const { filters, kernelSize, groups } = this.settings;
    const channels = inputShape.at(-1) ?? 0;
    if (channels % groups !== 0 || filters % groups !== 0) {
      throw new Error(`${channels} channels and ${filters} filters do not make ${groups} groups`);
    }
    const zeros = tf.initializers.zeros();
    const kernel = [kernelSize, kernelSize, channels / groups, filters];
    this.addWeight('kernel', kernel, 'float32', zeros);
    this.addWeight('bias', [filters], 'float32', zeros);
    this.built = true;
  }

  override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
    return [...inputShape.slice(0, -1), this.settings.filters];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const input = (Array.isArray(inputs) ? inputs[0] : inputs) as Tensor4D; // why: the layer takes images
    const [kernel, bias] = this.weights;
    if (!kernel || !bias) throw new Error(`the layer ${this.name} lacks weights`);
    return tf.tidy(() =>
      fusedConvolution(input, kernel.read(), bias.read() as Tensor1D, {
        depthwise: false,
        stride: 1,
        padding: 'same',
        activation: 'relu',
        inputGradient: true,
      }),
    );
  }

  override getConfig() {
    const { filters, kernelSize, groups } = this.settings;
    return { ...super.getConfig(), filters, kernelSize, groups };
  }
}

tf.serialization.registerClass(GroupedConvolution, 'T4SA', 'GroupedConvolution');
