import type { LayerWeights } from '../../domain/networks/layer-weights.ts';
import { caffePadding } from '../max-pooling.ts';

export type Convolution = Extract<LayerWeights, { readonly kind: 'convolution' }>;

/** What happens to images before they become features, in order; every convolution ends in a relu. */
export type ConvolutionalStep =
  | {
      readonly kind: 'convolution';
      readonly layer: Convolution;
      readonly stride: number;
      readonly padding: 'same' | 'valid';
    }
  | { readonly kind: 'normalisation'; readonly name: string }
  | {
      readonly kind: 'pooling';
      readonly name: string;
      readonly window: number;
      readonly stride: number;
      readonly padding: 'same' | 'valid';
    };

/** A step of which the padding of poolings is still open: it depends on the side of what is pooled. */
export type OpenStep =
  | Exclude<ConvolutionalStep, { readonly kind: 'pooling' }>
  | Omit<Extract<ConvolutionalStep, { readonly kind: 'pooling' }>, 'padding'>;

/** The steps for images of a side in pixels, and the side of what comes out of them. */
export function settledSteps(
  steps: readonly OpenStep[],
  inputSize: number,
): { readonly steps: readonly ConvolutionalStep[]; readonly side: number } {
  let side = inputSize;
  const settled = steps.map((step): ConvolutionalStep => {
    if (step.kind === 'normalisation') return step;
    if (step.kind === 'convolution') {
      const covered = step.padding === 'same' ? side : side - step.layer.kernel[0] + 1;
      side = Math.ceil(covered / step.stride);
      return step;
    }
    const padding = caffePadding(side, step.window, step.stride);
    side = Math.ceil((side - step.window) / step.stride) + 1;
    return { ...step, padding };
  });
  return { steps: settled, side };
}
