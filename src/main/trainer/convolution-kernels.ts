import { nodeBackend, type Tensor, tf } from './backend.ts';

type Inputs = Readonly<Record<string, Tensor>>;

function register(name: string, inputNames: readonly string[], channelsLast: boolean): void {
  tf.registerKernel({
    kernelName: name,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs }) => {
      const backend = nodeBackend();
      const { binding } = backend;
      const attributes = [
        { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
        ...(channelsLast
          ? [{ name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' }]
          : []),
      ];
      const tensors = inputNames.map((input) => inputs[input]);
      return backend.executeSingleOutput(name, attributes, tensors);
    },
  });
}

// TensorFlow.js spells these out in several whole passes over memory; TensorFlow has each as one.
register('BiasAdd', ['value', 'bias'], true);
register('BiasAddGrad', ['gradient'], true);
register('Relu6Grad', ['gradient', 'features'], false);

function run(name: string, inputs: Inputs): Tensor {
  return tf.engine().runKernel(name, inputs) as Tensor; // why: each of these has one output
}

/** Adds a bias [channels] to a value [batch, height, width, channels]. Not differentiable by itself. */
export function biasAdd(value: Tensor, bias: Tensor): Tensor {
  return run('BiasAdd', { value, bias });
}

/** Gradient of `biasAdd` by its bias: the sum over all but the channels. */
export function biasAddGradient(gradient: Tensor): Tensor {
  return run('BiasAddGrad', { gradient });
}

/** Gradient of relu6 by its input, where `features` is its input or its output. */
export function relu6Gradient(gradient: Tensor, features: Tensor): Tensor {
  return run('Relu6Grad', { gradient, features });
}
