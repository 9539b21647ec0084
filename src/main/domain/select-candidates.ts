import type { NearDuplicateUse } from '../../shared/domain/dataset-options.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { Polarity } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import type { DatasetCandidate } from './build-dataset.ts';
import type { GroupLabel } from './resolve-conflicts.ts';

/** A clean image with its weak label. */
export type LabelledImage = {
  readonly mediaId: MediaId;
  readonly polarity: Polarity;
  readonly confidence: number;
  /** Posts that carry it, ascending. */
  readonly posts: readonly number[];
  /** Of a representative, the posts that carry any image of its group, ascending; of others the same as `posts`. */
  readonly groupPosts: readonly number[];
  /** Representative of its near-duplicate group; null without a group. */
  readonly representativeId: MediaId | null;
};

/** Whether the selection takes an image: it is confident, and every teacher that must agree does. */
export type IsSelected = (image: LabelledImage) => boolean;

/** @param agreeing images of which every other teacher finds the same polarity; null where none must agree. */
export function selectionTest(
  selection: SelectionRule,
  agreeing: ReadonlySet<MediaId> | null,
): IsSelected {
  return ({ mediaId, polarity, confidence }) =>
    confidence >= selection[polarity] && (agreeing === null || agreeing.has(mediaId));
}

/**
 * The images that a dataset may draw from, in the order in which they are given.
 *
 * @param also representatives of groups (or images without one) that need not be selected.
 */
export function selectCandidates(
  images: readonly LabelledImage[],
  isSelected: IsSelected,
  {
    also,
    nearDuplicates,
  }: {
    readonly also: readonly MediaId[];
    readonly nearDuplicates: NearDuplicateUse;
  },
): readonly DatasetCandidate[] {
  const named = new Set(also);
  const found: DatasetCandidate[] = [];
  for (const image of images) {
    const { mediaId, polarity, representativeId } = image;
    const isOther = representativeId !== null && representativeId !== mediaId;
    if (isOther && nearDuplicates === 'representatives') continue;
    if (!isSelected(image) && !named.has(representativeId ?? mediaId)) continue;
    if (nearDuplicates === 'representatives') {
      found.push({ mediaId, polarity, posts: image.groupPosts });
    } else if (isOther) {
      found.push({ mediaId, polarity, posts: image.posts, group: representativeId });
    } else found.push({ mediaId, polarity, posts: image.posts });
  }
  return found;
}

/** Weak labels that the selection takes of images in near-duplicate groups, in the order of the images. */
export function* selectedGroupLabels(
  images: readonly LabelledImage[],
  isSelected: IsSelected,
): Iterable<GroupLabel> {
  for (const image of images) {
    const { representativeId, polarity, confidence } = image;
    if (representativeId !== null && isSelected(image)) {
      yield { representativeId, polarity, confidence };
    }
  }
}
