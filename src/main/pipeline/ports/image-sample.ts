import type { MediaId } from '../../../shared/domain/ids.ts';

/** Draws from the clean images that posts carry. */
export type ImageSample = {
  /** Up to `count` different images, at random; equal seeds give equal images as long as none comes or goes. */
  readonly draw: (count: number, seed: number) => readonly MediaId[];
};
