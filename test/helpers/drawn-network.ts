import { tf, type Variable } from '../../src/main/trainer/backend.ts';
import type { Network } from '../../src/main/trainer/network.ts';
import type { NamedValues } from './torch-reference.ts';

/** Random weights leave biases at zero, where a wrong bias would not show. */
export function drawBiases({ model }: Network): void {
  for (const { weights } of model.layers) {
    const bias = weights[1];
    if (!bias) continue;
    const drawn = tf.randomUniform([bias.shape[0] ?? 0], -0.1, 0.1, 'float32', 11);
    bias.write(drawn);
    drawn.dispose();
  }
}

/** A network's weights as a reference takes them. */
export function namedWeights({ model }: Network) {
  return model.layers.flatMap((layer) =>
    layer.weights.map((weight) => ({
      name: weight.originalName,
      variable: weight.read() as Variable, // why: a layer's weight reads as the variable itself
    })),
  );
}

export function valuesOf(name: string, variable: Variable): NamedValues {
  return { name, shape: variable.shape, values: variable.dataSync<'float32'>() };
}
