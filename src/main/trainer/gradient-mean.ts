import { type Tensor, tf } from './backend.ts';

/** The mean of gradients of several batches, as if they had been one. */
export type GradientMean = {
  /** Takes over gradients of the mean loss of so many images. */
  readonly add: (gradients: readonly Tensor[], images: number) => void;
  /** The mean so far, which the caller disposes of; null where nothing was added. Begins anew. */
  readonly take: () => readonly Tensor[] | null;
  readonly dispose: () => void;
};

export function createGradientMean(): GradientMean {
  let mean: readonly Tensor[] | null = null;
  let images = 0;
  return {
    add: (gradients, added) => {
      images += added;
      if (mean === null) {
        mean = gradients;
        return;
      }
      const share = added / images;
      const before = mean;
      mean = gradients.map((gradient, index) => {
        const old = before[index];
        if (old === undefined) throw new Error('gradients of another network');
        // One by one: the gradients of a large layer are hundreds of megabytes.
        const mine = scaled(old, 1 - share);
        const added = scaled(gradient, share);
        const sum = tf.add(mine, added);
        tf.dispose([mine, added]);
        return sum;
      });
    },
    take: () => {
      const taken = mean;
      mean = null;
      images = 0;
      return taken;
    },
    dispose: () => {
      tf.dispose([...(mean ?? [])]);
      mean = null;
      images = 0;
    },
  };
}

/** A tensor times a factor; the tensor is gone. */
function scaled(tensor: Tensor, factor: number): Tensor {
  const product = tf.mul(tensor, factor);
  tensor.dispose();
  return product;
}
