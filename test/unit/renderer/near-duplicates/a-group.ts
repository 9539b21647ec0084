import { MediaId } from '../../../../src/shared/domain/ids.ts';
import type {
  GroupMember,
  NearDuplicateGroup,
} from '../../../../src/shared/domain/near-duplicates.ts';
import type { Polarity } from '../../../../src/shared/domain/polarity.ts';

/** The id of an image that a test calls by a number. */
export function imageId(number: number): MediaId {
  return MediaId.parse(number.toString(16).padStart(64, '0'));
}

export function aMember(number: number, changes: Partial<GroupMember> = {}): GroupMember {
  return {
    mediaId: imageId(number),
    width: 640,
    height: 480,
    sizeBytes: 50_000,
    postedAtMs: 1000,
    weak: null,
    isSensitive: false,
    distance: 2,
    kind: 'same',
    score: 0.9,
    isMirrored: false,
    isByHand: false,
    ...changes,
  };
}

export function labelled(polarity: Polarity, confidence: number): Pick<GroupMember, 'weak'> {
  return { weak: { polarity, confidence } };
}

/** A group of images called by numbers, the kept one first. */
export function aGroup(
  numbers: readonly number[],
  changes: Partial<NearDuplicateGroup> = {},
): NearDuplicateGroup {
  const members = numbers.map((number, place) =>
    aMember(number, place === 0 ? { distance: 0, kind: null, score: null } : {}),
  );
  return {
    representative: imageId(numbers[0] ?? 0),
    isKeptByHand: false,
    members,
    conflict: null,
    ...changes,
  };
}
