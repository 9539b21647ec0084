import type { MediaId } from '../../../shared/domain/ids.ts';
import type { GroupDecision, NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';

/** What a person points at when a decision is asked for. */
export type PointedAt = {
  readonly group: NearDuplicateGroup;
  readonly mediaId: MediaId;
  /** The selected images, each with the group that it is in. */
  readonly selected: ReadonlyMap<MediaId, NearDuplicateGroup>;
  /** The group that waits to be merged. */
  readonly marked: NearDuplicateGroup | null;
};

/** What is decided, that a group waits for another one, or why nothing is done. */
export type Asked =
  | { readonly decision: GroupDecision }
  | { readonly mark: NearDuplicateGroup }
  | { readonly problem: string };

/** More cannot be decided at once. */
const MOST_IMAGES = 500;

/** Takes the selected images out of their groups, or the focused one where none is selected. */
export function splitAsked({ mediaId, selected }: PointedAt): Asked {
  const mediaIds = selected.size === 0 ? [mediaId] : [...selected.keys()];
  if (mediaIds.length > MOST_IMAGES) return tooMany();
  const whole = [...new Set(selected.values())].some(({ members }) =>
    members.every((member) => selected.has(member.mediaId)),
  );
  if (whole) {
    return { problem: 'All images of a group are selected. Dissolve it, or select fewer.' };
  }
  return { decision: { kind: 'apart', mediaIds } };
}

/** Says that no image of the focused group is a copy. */
export function dissolveAsked({ mediaId }: PointedAt): Asked {
  return { decision: { kind: 'dissolve', mediaId } };
}

/** Makes the focused image the one that is kept. */
export function keepAsked({ group, mediaId }: PointedAt): Asked {
  return mediaId === group.representative
    ? { problem: 'This image is kept already. Go to another one of the group.' }
    : { decision: { kind: 'keep', mediaId } };
}

/** Merges the groups that are marked, selected in, or focused; one alone is marked and waits. */
export function mergeAsked({ group, selected, marked }: PointedAt): Asked {
  const groups = new Map<MediaId, NearDuplicateGroup>();
  for (const one of [...(marked === null ? [] : [marked]), ...selected.values(), group]) {
    groups.set(one.representative, one);
  }
  if (groups.size > MOST_IMAGES) return tooMany();
  if (groups.size > 1) return { decision: { kind: 'together', mediaIds: [...groups.keys()] } };
  if (marked !== null) return { problem: 'Go to another group to merge the marked one with.' };
  return { mark: group };
}

function tooMany(): Asked {
  return { problem: `Decide on ${MOST_IMAGES} images at most at once.` };
}
