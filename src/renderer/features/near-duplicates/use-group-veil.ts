import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { useSensitive } from '../../use-sensitive.ts';

/** Whether a group is blurred, and the way to see it: what one of its images shows, all of them show. */
export function useGroupVeil() {
  const { isBlurred, toggle } = useSensitive();
  const isVeiled = ({ members }: NearDuplicateGroup): boolean => members.some(isBlurred);
  return {
    isVeiled,
    toggleVeil: (group: NearDuplicateGroup): void => {
      const sensitive = group.members.filter(({ isSensitive }) => isSensitive);
      for (const member of isVeiled(group) ? sensitive.filter(isBlurred) : sensitive) {
        toggle(member.mediaId);
      }
    },
  };
}
