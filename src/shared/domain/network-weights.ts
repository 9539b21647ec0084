import { z } from 'zod';
import { ImportedNetwork } from './fine-tune.ts';
import { ItemName } from './ids.ts';
import { Preprocessing } from './preprocessing.ts';

/** Forms of files that networks' weights are published in. */
export const WeightsForm = z.enum([
  'caffe',
  'pytorch',
  'numpy-pickle',
  'keras-h5',
  'safetensors',
  'tfjs',
]);
export type WeightsForm = z.infer<typeof WeightsForm>;

/** A tensor of `weights.bin`: float32, little endian, rows one after the other. */
export const WeightsTensor = z
  .object({
    /** `<layer>/kernel` or `<layer>/bias`; see `LayerWeights` for the order of axes. */
    name: z.string(),
    shape: z.array(z.int().positive()).readonly(),
    /** Bytes before it. */
    offset: z.int().nonnegative(),
    /** CRC-32 of its bytes. */
    crc32: z.int().nonnegative(),
  })
  .readonly();
export type WeightsTensor = z.infer<typeof WeightsTensor>;

/** The file `weights.json` of imported weights; `weights.bin` stands beside it. */
export const NetworkWeights = z
  .object({
    format: z.literal('t4sa-weights-1'),
    name: ItemName,
    network: ImportedNetwork,
    form: WeightsForm,
    /** What was imported; several files where the form has several. */
    sources: z
      .array(z.object({ file: z.string(), bytes: z.int(), sha256: z.string() }).readonly())
      .readonly(),
    importedAtMs: z.number(),
    /** How the network wants its images, channel order and mean included. */
    preprocessing: Preprocessing,
    /** It has a last layer of NEG, NEU, POS (tensors `polarity/kernel`, `polarity/bias`): it can judge as it is. */
    hasPolarityLayer: z.boolean(),
    licence: z.string().nullable(),
    citation: z.string().nullable(),
    tensors: z.array(WeightsTensor).readonly(),
  })
  .readonly();
export type NetworkWeights = z.infer<typeof NetworkWeights>;

/** Imported weights as they are listed. */
export const NetworkWeightsSummary = NetworkWeights.unwrap()
  .pick({
    name: true,
    network: true,
    form: true,
    sources: true,
    importedAtMs: true,
    preprocessing: true,
    hasPolarityLayer: true,
    licence: true,
    citation: true,
  })
  .readonly();
export type NetworkWeightsSummary = z.infer<typeof NetworkWeightsSummary>;
