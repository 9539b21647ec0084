import type { MediaId } from '../../../shared/domain/ids.ts';
import type {
  DecisionOutcome,
  NearDuplicateGroup,
} from '../../../shared/domain/near-duplicates.ts';
import type { DecisionStep } from './use-decisions.ts';

/** Where the cursor stood when something was decided. */
type Standing = {
  readonly group: NearDuplicateGroup | undefined;
  readonly mediaId: MediaId | undefined;
  readonly column: number;
};

/**
 * The group and image to go on with after a decision; null where the cursor stays where it is.
 *
 * It goes with its image. An image that left its group is done with, so there the cursor stays with what is left.
 */
export function followedGroup(
  outcome: DecisionOutcome,
  step: DecisionStep,
  { group, mediaId, column }: Standing,
): { readonly group: NearDuplicateGroup; readonly column: number } | null {
  const holds = (one: NearDuplicateGroup): number =>
    one.members.findIndex((member) => member.mediaId === mediaId);
  const own = outcome.groups.find((one) => holds(one) >= 0);
  if (step !== 'decide') {
    const first = own ?? outcome.groups[0];
    return first === undefined ? null : { group: first, column: Math.max(0, holds(first)) };
  }
  if (outcome.kind === 'apart') {
    const rest = outcome.groups.find((one) =>
      one.members.some((member) => member.mediaId === group?.representative),
    );
    return rest === undefined ? null : { group: rest, column };
  }
  return own === undefined ? null : { group: own, column: holds(own) };
}
