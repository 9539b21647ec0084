import { InceptionV3Model } from 'nsfwjs/models/inception_v3';
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
export function publishedMobileNetV2(): Promise<PublishedModel> {
  return publishedModel(MobileNetV2Model);
}

/** InceptionV3 as the npm package nsfwjs carries it; the caller may change the copy that it gets. */
export function publishedInceptionV3(): Promise<PublishedModel> {
  return publishedModel(InceptionV3Model);
}

async function publishedModel(source: typeof MobileNetV2Model): Promise<PublishedModel> {
  const [topologyModule, ...shardModules] = await Promise.all([
    source.modelJson(),
    ...source.weightBundles.map((bundle) => bundle()),
  ]);
  const published = Published.parse(structuredClone(topologyModule.default));
  const shards = shardModules.map((shard) =>
    Buffer.from(z.string().parse(shard.default), 'base64'),
  );
  return {
    topology: published.modelTopology,
    entries: published.weightsManifest.flatMap((group) => group.weights),
    weights: Uint8Array.from(Buffer.concat(shards)).buffer,
  };
}
