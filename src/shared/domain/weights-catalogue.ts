import { z } from 'zod';
import { ImportedNetwork } from './fine-tune.ts';
import { ItemName } from './ids.ts';
import { WeightsForm } from './network-weights.ts';

/** A file of published weights. */
export const PublishedFile = z
  .object({
    /** As it is named where it is published. */
    name: z.string().regex(/^[\w][\w.+-]*$/),
    /** Where it can be downloaded, the first that answers; none where one must log in. */
    addresses: z.array(z.url({ protocol: /^https?$/ })).readonly(),
    /** Null: not known for certain. */
    bytes: z.int().positive().nullable(),
    /** SHA-256, or as many of its first digits as are known; null: not known for certain. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{8,64}$/)
      .nullable(),
    /** Files in it, where it is an archive. */
    holds: z.array(z.string()).readonly().optional(),
  })
  .readonly();
export type PublishedFile = z.infer<typeof PublishedFile>;

/** Weights that somebody published. */
export const CatalogueEntry = z
  .object({
    name: ItemName,
    /** What they are, for people. */
    title: z.string(),
    network: ImportedNetwork,
    form: WeightsForm,
    files: z.array(PublishedFile).min(1).readonly(),
    /** The files are inside of this one. */
    archive: z.enum(['tar.gz']).nullable(),
    /** How the network wants its images, where the form does not say: whose mean. */
    scaling: z.enum(['torchvision', 'vgg', 't4sa']).nullable(),
    licence: z.string(),
    citation: z.string(),
    /** What one must know before one uses them; null: nothing beyond the licence. */
    terms: z.string().nullable(),
    /** A page that tells more. */
    page: z.url(),
  })
  .readonly();
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** The file `resources/weights/catalogue.json`. */
export const WeightsCatalogue = z.array(CatalogueEntry).readonly();
export type WeightsCatalogue = z.infer<typeof WeightsCatalogue>;
