import { z } from 'zod';
import { type ConvertedLayer, imageOf, type LayerContext, Pair, windowsOn } from './conversion.ts';
import type { OnnxAttribute } from './onnx-model.ts';

/** Pooling; averages do not count what lies outside of the image. */
export function convertPooling(
  context: LayerContext,
  operator: string,
  attributes: Readonly<Record<string, OnnxAttribute>>,
): ConvertedLayer {
  const { layer } = context;
  const { pool_size } = z.looseObject({ pool_size: Pair }).parse(layer.config);
  const flow = imageOf(context);
  const { pads, strides, height, width } = windowsOn(flow, pool_size, layer);
  return {
    shape: { ...flow, height, width },
    steps: [{ operator, attributes: { kernel_shape: pool_size, strides, pads, ...attributes } }],
  };
}

/** Zeros around an image; an own operator, since what follows may not pad in the same way. */
export function convertZeroPadding(context: LayerContext): ConvertedLayer {
  const { padding } = z.looseObject({ padding: z.tuple([Pair, Pair]) }).parse(context.layer.config);
  const [[top, bottom], [left, right]] = padding;
  const flow = imageOf(context);
  const values: BigInt64Array = BigInt64Array.from(
    [0, 0, top, left, 0, 0, bottom, right].map(BigInt),
  );
  return {
    shape: {
      ...flow,
      height: flow.height + top + bottom,
      width: flow.width + left + right,
    },
    steps: [{ operator: 'Pad', constants: [{ suffix: 'pads', shape: [8], values }] }],
  };
}
