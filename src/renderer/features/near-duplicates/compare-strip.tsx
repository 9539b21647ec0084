import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { memberName } from './group-words.ts';
import { useGroupVeil } from './use-group-veil.ts';

const STRIP_SIDE = 128;

type CompareStripProps = {
  readonly group: NearDuplicateGroup;
  /** The image beside the kept one. */
  readonly column: number;
  readonly selected: ReadonlyMap<string, NearDuplicateGroup>;
  readonly onColumn: (column: number) => void;
};

/** All images of the group, to choose which is looked at. */
export function CompareStrip({ group, column, selected, onColumn }: CompareStripProps) {
  const mediaAddress = useMediaAddress();
  const isVeiled = useGroupVeil().isVeiled(group);
  return (
    <ul className="compare-strip" aria-label="Images of the group">
      {group.members.map((member, place) => (
        <li key={member.mediaId}>
          <button
            type="button"
            aria-label={memberName(member, place, isVeiled)}
            aria-current={place === column || undefined}
            data-kept={place === 0 || undefined}
            data-selected={selected.has(member.mediaId) || undefined}
            ref={place === column ? scrollIntoView : undefined}
            onClick={() => onColumn(Math.max(1, place))}
          >
            <img
              src={mediaAddress(member.mediaId, STRIP_SIDE)}
              alt=""
              loading="lazy"
              className={isVeiled ? 'blurred' : undefined}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
