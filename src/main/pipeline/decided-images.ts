import type { MediaId } from '../../shared/domain/ids.ts';
import type { GroupDecision } from '../../shared/domain/near-duplicates.ts';
import { Failure } from '../../shared/failure.ts';
import type { DecidedImage, GroupDecisionStore } from './ports/group-decision-store.ts';

type Groups = Pick<GroupDecisionStore, 'groupOf' | 'isImage'>;

/**
 * The images that a decision speaks of as the groups are now: see `DecisionEntry`.
 *
 * @throws Failure NOT_FOUND for an image that is in no group where it must be, or not there; BAD_INPUT where
 * nothing would be decided.
 */
export function decidedImages(groups: Groups, decision: GroupDecision): readonly DecidedImage[] {
  switch (decision.kind) {
    case 'apart':
      return partedImages(groups, new Set(decision.mediaIds));
    case 'dissolve':
      return requiredGroup(groups, decision.mediaId).map((mediaId, side) => ({
        ...{ mediaId, side },
        cut: 0,
      }));
    case 'together':
      return joinedImages(groups, decision.mediaIds);
    case 'keep':
      requiredGroup(groups, decision.mediaId);
      return [{ mediaId: decision.mediaId, cut: 0, side: 0 }];
  }
}

/** Each group is cut by itself: on one side the images that leave, on the other those that stay. */
function partedImages(groups: Groups, leaving: ReadonlySet<MediaId>): readonly DecidedImage[] {
  const parted = new Map<MediaId, DecidedImage>();
  let cuts = 0;
  for (const first of leaving) {
    if (parted.has(first)) continue;
    const group = requiredGroup(groups, first);
    if (group.every((mediaId) => leaving.has(mediaId))) continue;
    for (const mediaId of group) {
      parted.set(mediaId, { mediaId, cut: cuts, side: leaving.has(mediaId) ? 1 : 0 });
    }
    cuts += 1;
  }
  if (parted.size > 0) return [...parted.values()];
  throw new Failure(
    'BAD_INPUT',
    'These are all images of their group, so there is nothing that they leave',
    'Name some of the images, or dissolve the group.',
  );
}

function joinedImages(groups: Groups, mediaIds: readonly MediaId[]): readonly DecidedImage[] {
  const joined = new Map<MediaId, DecidedImage>();
  let sides = 0;
  for (const first of mediaIds) {
    if (!groups.isImage(first)) throw noImage(first);
    if (joined.has(first)) continue;
    for (const mediaId of [first, ...groups.groupOf(first)]) {
      joined.set(mediaId, { mediaId, cut: 0, side: sides });
    }
    sides += 1;
  }
  if (joined.size > 1) return [...joined.values()];
  throw new Failure('BAD_INPUT', 'One image is no group', 'Name two images or more.');
}

function requiredGroup(groups: Groups, mediaId: MediaId): readonly MediaId[] {
  const group = groups.groupOf(mediaId);
  if (group.length > 0) return group;
  if (!groups.isImage(mediaId)) throw noImage(mediaId);
  throw new Failure(
    'NOT_FOUND',
    `The image ${mediaId} is in no near-duplicate group`,
    'Look at the groups again: they may have changed.',
  );
}

function noImage(mediaId: MediaId): Failure {
  return new Failure(
    'NOT_FOUND',
    `There is no clean image ${mediaId} in this workspace`,
    'Look at the groups again: it may have been left out.',
  );
}
