import { z } from 'zod';
import { Polarity } from '../../shared/domain/polarity.ts';
import { RejectionReason } from '../../shared/domain/rejection.ts';

/** What is planted about one post of the demo world. */
export const PostTruth = z
  .object({
    /** First id of the edit history: the same for all versions of the post. */
    id: z.string(),
    /** What the text was written to mean; null for other languages and retweets. */
    textPolarity: Polarity.nullable(),
    /** What its photos show; null where it has none. All photos of a post show the same polarity. */
    imagePolarity: Polarity.nullable(),
    /** Why the filter should leave the post out; null where it should pass. */
    expectedRejection: RejectionReason.nullable(),
    /** Names of its photos, in order. */
    photos: z.array(z.string()).readonly(),
  })
  .readonly();
export type PostTruth = z.infer<typeof PostTruth>;

/** What is planted about one photo. */
export const PhotoTruth = z
  .object({
    name: z.string(),
    polarity: Polarity,
    /** What it shows, for example `beach`. */
    kind: z.string(),
    /** Photos with the same key show the same picture: a near-duplicate group. */
    pictureKey: z.string(),
    /** How it differs from the original of its group. */
    alteration: z.enum([
      'none',
      'exact-copy',
      'recompressed',
      'resized',
      'cropped',
      'watermarked',
      'brightened',
    ]),
    /** Why it cannot be used, should it be fetched; null where it is sound. */
    expectedRejection: RejectionReason.nullable(),
    postIds: z.array(z.string()).readonly(),
  })
  .readonly();
export type PhotoTruth = z.infer<typeof PhotoTruth>;

/** Everything that is planted in a demo world, as written to a JSON file. */
export const DemoTruth = z
  .object({
    /** Says to whoever finds the file that the posts and pictures were made up by a program. */
    synthetic: z.literal(true),
    seed: z.int(),
    /** How often a post is listed a second time. */
    repeats: z.int().nonnegative(),
    posts: z.array(PostTruth).readonly(),
    photos: z.array(PhotoTruth).readonly(),
  })
  .readonly();
export type DemoTruth = z.infer<typeof DemoTruth>;

/** Name of the photo that an address of the demo's server leads to, or null for another address. */
export function photoNameOf(url: string): string | null {
  const path = URL.parse(url, 'http://localhost')?.pathname ?? '';
  return /^\/media\/([\w-]+)(?:\.\w+)?$/.exec(path)?.[1] ?? null;
}

/** Looks up what is planted about photos, by the address they were served from. */
export function photoTruthByUrl(truth: DemoTruth): (url: string) => PhotoTruth | null {
  const byName = new Map(truth.photos.map((photo) => [photo.name, photo]));
  return (url) => byName.get(photoNameOf(url) ?? '') ?? null;
}
