import { useState } from 'react';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';

const NOTHING: ReadonlyMap<MediaId, NearDuplicateGroup> = new Map();

/** Images of groups that a person selected, each with its group. */
export function useGroupSelection() {
  const [selected, setSelected] = useState(NOTHING);
  return {
    selected,
    clear: (): void => setSelected(NOTHING),
    toggle: (mediaId: MediaId, group: NearDuplicateGroup): void => {
      const next = new Map(selected);
      if (!next.delete(mediaId)) next.set(mediaId, group);
      setSelected(next);
    },
    /** Adds the members of a group from one column to before another. */
    add: (group: NearDuplicateGroup, from: number, end?: number): void => {
      const added = group.members.slice(from, end).map(({ mediaId }) => [mediaId, group] as const);
      setSelected(new Map([...selected, ...added]));
    },
  };
}
