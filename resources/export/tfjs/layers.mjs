/**
 * The layers that HybridCNN has and TensorFlow.js lacks; call it before `tf.loadLayersModel`.
 *
 * Local response normalisation is that of Krizhevsky et al. (2012), section 3.3, with Caffe's constants.
 */
export function registerLayers(tf) {
  class GroupedConvolution extends tf.layers.Layer {
    static className = 'T4SA>GroupedConvolution';

    constructor(config) {
      super(config);
      this.settings = config;
    }

    build(inputShape) {
      const { filters, kernelSize, groups } = this.settings;
      const zeros = tf.initializers.zeros();
      const shape = [kernelSize, kernelSize, inputShape.at(-1) / groups, filters];
      this.addWeight('kernel', shape, 'float32', zeros);
      this.addWeight('bias', [filters], 'float32', zeros);
      this.built = true;
    }

    computeOutputShape(inputShape) {
      return [...inputShape.slice(0, -1), this.settings.filters];
    }

    call(inputs) {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      const [kernel, bias] = this.weights.map((weight) => weight.read());
      return tf.tidy(() => {
        const kernels = tf.split(kernel, this.settings.groups, 3);
        const parts = tf.split(input, this.settings.groups, 3);
        const outputs = parts.map((part, group) => tf.conv2d(part, kernels[group], 1, 'same'));
        return tf.relu(tf.add(tf.concat(outputs, 3), bias));
      });
    }
  }

  class ResponseNormalisation extends tf.layers.Layer {
    static className = 'T4SA>ResponseNormalisation';

    computeOutputShape(inputShape) {
      return inputShape;
    }

    call(inputs) {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      // TensorFlow multiplies alpha by the sum of the window, Caffe by its mean.
      return tf.tidy(() => tf.localResponseNormalization(input, 2, 1, 1e-4 / 5, 0.75));
    }
  }

  tf.serialization.registerClass(GroupedConvolution, 'T4SA', 'GroupedConvolution');
  tf.serialization.registerClass(ResponseNormalisation, 'T4SA', 'ResponseNormalisation');
}
