import { z } from 'zod';

const InboundNode = z.array(z.tuple([z.string(), z.int(), z.int(), z.unknown()]));

/** `model.json` of a TensorFlow.js layers model, as far as a graph without loops and nesting needs it. */
export const LayersModelFile = z.object({
  format: z.literal('layers-model'),
  modelTopology: z.object({
    config: z.object({
      layers: z.array(
        z.object({
          name: z.string(),
          class_name: z.string(),
          config: z.record(z.string(), z.unknown()),
          inbound_nodes: z.array(InboundNode),
        }),
      ),
      input_layers: z.array(z.tuple([z.string(), z.int(), z.int()])),
      output_layers: z.array(z.tuple([z.string(), z.int(), z.int()])),
    }),
  }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.int().nonnegative()),
          dtype: z.literal('float32'),
        }),
      ),
    }),
  ),
});

/** A layer with the layers whose outputs it takes. */
export type ModelLayer = {
  readonly name: string;
  /** As TensorFlow.js registers it, such as `Conv2D` or `T4SA>GroupedConvolution`. */
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
};

export type ModelTensor = { readonly shape: readonly number[]; readonly values: Float32Array };

/** A layers model without TensorFlow: its graph and its weights. */
export type LayersModelGraph = {
  /** Inputs before what takes them. */
  readonly layers: readonly ModelLayer[];
  readonly input: string;
  readonly output: string;
  /** By `<layer>/<weight>`, such as `conv1/kernel`. */
  readonly tensors: ReadonlyMap<string, ModelTensor>;
};
