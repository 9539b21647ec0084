import type { ConflictRule } from '../../../shared/domain/dataset-options.ts';
import type {
  CopyKind,
  DecisionOutcome,
  GroupDecision,
  GroupMember,
  NearDuplicateGroup,
} from '../../../shared/domain/near-duplicates.ts';
import { confidenceText, countOf } from '../../ui/number-text.ts';

/** What the ways are called in which a copy lies to the kept image. */
const KIND_WORDS: Readonly<Record<CopyKind, { readonly short: string; readonly long: string }>> = {
  same: { short: 'Same picture', long: 'the same picture, edge to edge' },
  cropped: { short: 'Cropped', long: 'one of the two shows a part of the other' },
  bordered: { short: 'Bordered', long: 'one of the two has a border around it' },
  captioned: { short: 'Captioned', long: 'the same picture but for a strip at its top or bottom' },
  overlapping: { short: 'Overlapping', long: 'each shows something that the other leaves out' },
};

/** Why an image is in its group, in a word or two. */
export function reasonWords({ kind, isMirrored, isByHand }: GroupMember): string {
  if (kind === null) return isByHand ? 'By hand' : 'Kept';
  const { short } = KIND_WORDS[kind];
  return isMirrored ? `${kind === 'same' ? 'Mirrored' : `${short}, mirrored`}` : short;
}

/** The same in a sentence, with how sure the search is. */
export function reasonSentence(member: GroupMember): string {
  const { kind, score, distance, isMirrored, isByHand } = member;
  const hash = `${countOf(distance, 'bit')} of 64 ${distance === 1 ? 'differs' : 'differ'}.`;
  if (kind === null) return isByHand ? `A person put it here; ${hash}` : 'This image is kept.';
  const mirrored = isMirrored ? ', mirrored' : '';
  const agree = score === null ? '' : ` Edges agree by ${score.toFixed(2)};`;
  return `${capital(KIND_WORDS[kind].long)}${mirrored}.${agree} ${hash}`;
}

/** `1200 × 800` */
export function pixelText({ width, height }: Pick<GroupMember, 'width' | 'height'>): string {
  return `${width} × ${height}`;
}

/** Images that go, and what they take on disk. */
export function redundantBytes({ members, representative }: NearDuplicateGroup): number {
  return members.reduce(
    (sum, { mediaId, sizeBytes }) => (mediaId === representative ? sum : sum + sizeBytes),
    0,
  );
}

/** What each rule of a dataset would make of a group whose weak labels differ. */
export function conflictResults({ conflict, members }: NearDuplicateGroup): readonly {
  readonly rule: ConflictRule;
  readonly name: string;
  readonly result: string;
}[] {
  if (conflict === null) return [];
  const own = members[0]?.weak?.polarity ?? 'no label';
  return [
    { rule: 'representative', name: 'Its own label', result: own },
    { rule: 'majority', name: 'Most confidence', result: conflict.majority },
    { rule: 'drop', name: 'Leave out', result: 'none' },
  ];
}

/** The name of an image's place in the list for those who hear it. */
export function memberName(member: GroupMember, place: number, isBlurred: boolean): string {
  const { weak, score, distance } = member;
  const label =
    weak === null ? 'no weak label' : `${weak.polarity} ${confidenceText(weak.confidence)}`;
  const near =
    place === 0
      ? ''
      : `${score === null ? '' : ` ${score.toFixed(2)}`}, ${countOf(distance, 'bit')}`;
  return `${reasonWords(member)}${near}, ${pixelText(member)}, ${label}${isBlurred ? ', possibly sensitive' : ''}`;
}

/** What was decided, in the past. */
export function decidedWords(decision: GroupDecision, group: NearDuplicateGroup): string {
  switch (decision.kind) {
    case 'apart':
      return `${countOf(decision.mediaIds.length, 'image')} taken out`;
    case 'dissolve':
      return `A group of ${countOf(group.members.length, 'image')} dissolved`;
    case 'together':
      return `${countOf(decision.mediaIds.length, 'group')} merged`;
    case 'keep':
      return 'Another image is kept now';
  }
}

/** What a decision means for later searches. */
export const DECISION_MEANS: Readonly<Record<DecisionOutcome['kind'], string>> = {
  apart: 'Later searches leave them apart.',
  dissolve: 'Later searches leave its images apart.',
  together: 'Later searches keep them together.',
  keep: 'Later searches keep it too.',
};

/** What was undone or redone. */
export const STEP_WORDS: Readonly<Record<DecisionOutcome['kind'], string>> = {
  apart: 'taking images out',
  dissolve: 'dissolving a group',
  together: 'merging groups',
  keep: 'keeping another image',
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
