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
        const sum = tf.tidy(() => {
          const old = before[index];
          if (old === undefined) throw new Error('gradients of another network');
          return tf.add(tf.mul(old, 1 - share), tf.mul(gradient, share));
        });
        tf.dispose([before[index] ?? [], gradient]);
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
