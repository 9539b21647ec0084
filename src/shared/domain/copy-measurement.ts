import { z } from 'zod';
import { Proportion } from './evaluation.ts';

/** What is done to images to make copies of them, in the order of the tables. */
export const PlantedKind = z.enum([
  're-encode',
  'resize',
  'brightness',
  'recolour',
  'watermark',
  'caption',
  'border',
  'crop',
  'crop-one-axis',
  'flip',
  'flip-crop',
  'several',
]);
export type PlantedKind = z.infer<typeof PlantedKind>;

/** How well copies of one kind were found. */
export const CopyMeasurementRow = z
  .object({
    kind: PlantedKind,
    planted: z.int(),
    /** Copies that were found to be copies of their original. */
    recall: Proportion,
    /** Of what was said to be a pair, the share that is one; null where nothing was found. */
    precision: Proportion.nullable(),
    /** Pairs of a copy with an image that is neither its original nor a copy of it. */
    wrong: z.int(),
  })
  .readonly();
export type CopyMeasurementRow = z.infer<typeof CopyMeasurementRow>;

/** How well near-duplicates are found among the workspace's own images, and at which settings. */
export const CopyMeasurement = z
  .object({
    measuredAtMs: z.number(),
    seed: z.int(),
    /** Images that copies were made of: one copy each by every kind. */
    sample: z.int(),
    /** Images that the copies were looked for in; those of the sample are among them. */
    searched: z.int(),
    /** Drawn images that could not be read or changed, and were left out. */
    unreadable: z.int(),
    settings: z.object({ radius: z.int(), leastScore: z.number() }).readonly(),
    rows: z.array(CopyMeasurementRow).readonly(),
  })
  .readonly();
export type CopyMeasurement = z.infer<typeof CopyMeasurement>;
