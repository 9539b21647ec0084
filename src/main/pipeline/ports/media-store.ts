import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Inspection } from './image-inspector.ts';

export type MediaStore = {
  readonly countUnchecked: () => number;
  readonly unchecked: (limit: number) => readonly MediaId[];
  /** Of images that are no longer unchecked, as a person decided on them meanwhile, nothing changes. */
  readonly commitInspections: (
    results: readonly { readonly mediaId: MediaId; readonly inspection: Inspection }[],
  ) => void;
  /** Adds images that came with an inspection and without a post; those that are there get it too. */
  readonly addClean: (
    images: readonly {
      readonly mediaId: MediaId;
      readonly sizeBytes: number;
      readonly inspection: Inspection & { readonly kind: 'clean' };
    }[],
  ) => void;
  /** `jpeg`, `png`, `webp`; null for an image that is not there or not clean. */
  readonly formatOf: (mediaId: MediaId) => string | null;
  /** Where each clean image came from: a line per attachment that carries it. */
  readonly origins: () => readonly { readonly mediaId: MediaId; readonly locator: string }[];
};
