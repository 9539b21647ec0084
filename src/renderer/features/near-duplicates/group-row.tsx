import { IconAlertTriangle, IconArrowMerge, IconHandStop } from '@tabler/icons-react';
import { memo } from 'react';
import type { GroupMember, NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { byteText } from '../../ui/byte-text.ts';
import { countOf, countText } from '../../ui/number-text.ts';
import { shownColumns } from './group-cursor.ts';
import { conflictResults, redundantBytes } from './group-words.ts';
import { MemberTile } from './member-tile.tsx';

type GroupRowProps = {
  readonly row: number;
  /** Undefined while it is loading. */
  readonly group: NearDuplicateGroup | undefined;
  readonly top: number;
  /** Images that there is room for. */
  readonly fits: number;
  /** The focused image of this group; null where the focus is elsewhere. */
  readonly focused: number | null;
  readonly isMarked: boolean;
  /** Ids of its selected images, joined: equal texts are drawn alike. */
  readonly selected: string;
  readonly isVeiled: boolean;
  readonly sourceOf: (mediaId: string) => string | undefined;
  readonly idOf: (row: number, column: number) => string;
};

/** One near-duplicate group: what it is, then its images, the kept one first; drawn again only when it changed. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { row, group, top, fits, focused, isMarked } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of options may hold groups of them, but no fieldsets
    <div
      role="group"
      aria-label={group === undefined ? 'Loading' : groupName(row, group)}
      className="copy-row"
      data-row={row}
      data-focused={focused !== null || undefined}
      data-marked={isMarked || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {group === undefined ? (
        <Loading fits={fits} />
      ) : (
        <>
          <GroupHead row={row} group={group} isMarked={isMarked} />
          <Members {...props} group={group} fits={fits} />
        </>
      )}
    </div>
  );
});

function Members(props: GroupRowProps & { readonly group: NearDuplicateGroup }) {
  const { row, group, fits, focused, selected, isVeiled } = props;
  const { columns, hidden } = shownColumns(group.members.length, fits, focused);
  const shown = columns.flatMap((column): [number, GroupMember][] => {
    const member = group.members[column];
    return member === undefined ? [] : [[column, member]];
  });
  return (
    <>
      {shown.map(([column, member]) => (
        <MemberTile
          key={member.mediaId}
          id={props.idOf(row, column)}
          member={member}
          column={column}
          total={group.members.length}
          source={props.sourceOf(member.mediaId)}
          isFocused={focused === column}
          isSelected={selected.includes(member.mediaId)}
          isBlurred={isVeiled}
        />
      ))}
      {hidden > 0 && (
        <span className="copy-more" aria-hidden>
          <span data-more>+{countText(hidden)} more</span>
        </span>
      )}
    </>
  );
}

function GroupHead(props: {
  readonly row: number;
  readonly group: NearDuplicateGroup;
  readonly isMarked: boolean;
}) {
  const { row, group, isMarked } = props;
  const { members, conflict, isKeptByHand } = group;
  const isByHand = isKeptByHand || members.some((member) => member.isByHand);
  return (
    <div className="copy-head" aria-hidden>
      <span className="copy-head-name">
        <strong>{countOf(members.length, 'image')}</strong>
        <span className="dim">{countText(row + 1)}</span>
      </span>
      <span className="dim">
        {countOf(members.length - 1, 'goes', 'go')}: {byteText(redundantBytes(group))}
      </span>
      {isMarked && (
        <span className="copy-flag copy-flag-marked">
          <IconArrowMerge size={13} aria-hidden /> To merge
        </span>
      )}
      {isByHand && !isMarked && (
        <span className="copy-flag">
          <IconHandStop size={13} aria-hidden /> {isKeptByHand ? 'Kept by hand' : 'By hand'}
        </span>
      )}
      {conflict !== null && (
        <span className="copy-conflict" title="What each rule of a dataset makes of it">
          <span className="copy-flag copy-flag-warn">
            <IconAlertTriangle size={13} aria-hidden /> Labels differ
          </span>
          {conflictResults(group).map(({ rule, name, result }) => (
            <span key={rule} className="copy-line">
              <span className="dim">{name}</span>
              <span>{result}</span>
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function Loading({ fits }: { readonly fits: number }) {
  const tiles = Math.min(3, fits);
  return (
    <div className="copy-loading">
      {Array.from({ length: tiles }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tiles are all alike
        <span key={index} className="copy-skeleton" />
      ))}
    </div>
  );
}

function groupName(row: number, { members, conflict }: NearDuplicateGroup): string {
  const differ = conflict === null ? '' : ', labels differ';
  return `Group ${countText(row + 1)}: ${countOf(members.length, 'image')}${differ}`;
}
