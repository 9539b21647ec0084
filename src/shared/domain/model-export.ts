import { z } from 'zod';

/** Forms that a model is written in. */
export const MODEL_FORMATS = ['tfjs', 'onnx', 'safetensors', 'keras-h5'] as const;
export const ModelFormat = z.enum(MODEL_FORMATS);
export type ModelFormat = z.infer<typeof ModelFormat>;

/** How an exported model was proved: loaded again in its own runtime, and compared with the trainer on real images. */
export const ExportProof = z
  .object({
    format: ModelFormat,
    /** What ran it, with its version; null where the runtime is not to be had here and the proof is left to a script. */
    runtime: z.string().nullable(),
    images: z.int(),
    largestDifference: z.number(),
    tolerance: z.number(),
    /** SHA-256 of the files that were proved, by name. */
    files: z.record(z.string(), z.string()),
  })
  .readonly();
export type ExportProof = z.infer<typeof ExportProof>;
