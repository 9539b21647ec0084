import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';
import { z } from 'zod';
import type { tf } from '../backend.ts';

type WeightEntry = Parameters<typeof tf.io.decodeWeights>[1][number];

const Layer = z.looseObject({
  name: z.string(),
  class_name: z.string(),
  config: z.looseObject({ name: z.string() }),
});
export type PublishedLayer = z.infer<typeof Layer>;

const Published = z.object({
  modelTopology: z.looseObject({
    model_config: z.looseObject({
      config: z.looseObject({ layers: z.array(Layer), output_layers: z.unknown() }),
    }),
  }),
  weightsManifest: z
    .array(z.object({ weights: z.array(z.custom<WeightEntry>((value) => value !== null)) }))
    .length(1),
});

/** A model as it was published: its layers, what its weights are called, and their bytes (8 bits each). */
export type PublishedModel = {
  readonly topology: z.infer<typeof Published>['modelTopology'];
  readonly entries: readonly WeightEntry[];
  readonly weights: ArrayBuffer;
};

/** MobileNetV2 as the npm package nsfwjs carries it; the caller may change the copy that it gets. */
export async function publishedMobileNetV2(): Promise<PublishedModel> {
  const [bundle] = MobileNetV2Model.weightBundles;
  if (!bundle) throw new Error('the package nsfwjs carries no MobileNetV2 weights');
  const [topologyModule, weightsModule] = await Promise.all([
    MobileNetV2Model.modelJson(),
    bundle(),
  ]);
  const published = Published.parse(structuredClone(topologyModule.default));
  const bytes = Uint8Array.from(Buffer.from(z.string().parse(weightsModule.default), 'base64'));
  return {
    topology: published.modelTopology,
    entries: published.weightsManifest.flatMap((group) => group.weights),
    weights: bytes.buffer,
  };
}
