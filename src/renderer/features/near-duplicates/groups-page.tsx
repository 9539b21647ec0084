import { useEffect, useRef, useState } from 'react';
import type {
  NearDuplicateGroup,
  NearDuplicateOverview,
} from '../../../shared/domain/near-duplicates.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useJobs } from '../../bridge/queries.ts';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { useKeysDialog } from '../../use-keys.ts';
import { useScreenKeys } from '../../use-screen-keys.ts';
import { CompareView } from './compare-view.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { followedGroup } from './followed-group.ts';
import type { GroupCursor } from './group-cursor.ts';
import { GroupList } from './group-list.tsx';
import { rowAt, rowCount, rowOfGroup } from './group-rows.ts';
import { GroupsBar } from './groups-bar.tsx';
import { type GroupsLook, type GroupsPlace, groupsQuery } from './groups-place.ts';
import { isJobBusy } from './is-job-busy.ts';
import { KEY_GROUPS } from './key-groups.ts';
import { LoadingGroups } from './loading-groups.tsx';
import { NoGroups } from './no-groups.tsx';
import { ThresholdPanel } from './threshold-panel.tsx';
import { useComparing } from './use-comparing.ts';
import { useDecisions } from './use-decisions.ts';
import { useGroupCommands } from './use-group-commands.ts';
import { useGroupRows } from './use-group-rows.ts';
import { useGroupSelection } from './use-group-selection.ts';
import { useRowInAddress } from './use-row-in-address.ts';

type GroupsPageProps = {
  readonly place: GroupsPlace;
  readonly overview: NearDuplicateOverview | undefined;
  /** All clean images were searched. */
  readonly isSearched: boolean;
};

/** The near-duplicate groups, to look through and to put right. */
export function GroupsPage({ place, overview, isSearched }: GroupsPageProps) {
  const { go } = useNavigation();
  const list = useGroupRows(place);
  const { rows } = list;
  const [cursor, setCursor] = useState<GroupCursor>({ row: place.at ?? 0, column: 0 });
  const selection = useGroupSelection();
  const { selected } = selection;
  const [marked, setMarked] = useState<NearDuplicateGroup | null>(null);
  const comparing = useComparing();
  const [showsThreshold, setShowsThreshold] = useState(true);
  const [showsKeys, setShowsKeys] = useState(false);
  const look = `${place.shown} ${place.order} ${place.group}`;
  const [shownLook, setShownLook] = useState(look);
  if (shownLook !== look) {
    setShownLook(look);
    setCursor({ row: place.at ?? 0, column: 0 });
    selection.clear();
    setMarked(null);
    comparing.close();
  }
  const rowsInView = useRef(1);
  const listRef = useRef<HTMLDivElement>(null);
  const keysDialog = useKeysDialog(KEY_GROUPS);
  const isSearching = isJobBusy(useJobs(), 'near-duplicates');

  const count = rows === undefined ? 0 : rowCount(rows);
  const row = Math.max(0, Math.min(cursor.row, count - 1));
  const group = rows === undefined || count === 0 ? undefined : rowAt(rows, row).group;
  const members = group?.members.length ?? 0;
  const least = comparing.isOpen ? 1 : 0;
  const column = Math.max(least, Math.min(cursor.column, members - 1));
  const mediaId = group?.members[column]?.mediaId;

  const decisions = useDecisions((outcome, step) => {
    selection.clear();
    setMarked(null);
    const next = list.apply(outcome);
    const standing = { group, mediaId, column };
    const follow = next === null ? null : followedGroup(outcome, step, standing);
    if (next === null || follow === null) return;
    const to = rowOfGroup(next, follow.group.representative);
    if (to !== null) setCursor({ row: to, column: follow.column });
  });

  const show = (next: GroupsLook): void => {
    go({ screen: 'near-duplicates', query: groupsQuery({ ...place, ...next, at: null }) });
  };
  const hasGroups = count > 0;
  useEffect(() => {
    // Wherever the person came from, the keys are the list's.
    if (hasGroups) listRef.current?.focus();
  }, [hasGroups]);
  useRowInAddress(place, row, count > 0);

  const { run, selectRange } = useGroupCommands({
    at: { row, column, group, mediaId, count, least },
    onCursor: setCursor,
    ...{ selection, marked, comparing, decisions, isSearching, rowsInView },
    onMarked: setMarked,
    isStale: list.isStale,
    onKeys: () => setShowsKeys(true),
  });
  useScreenKeys(run);
  const act = (action: KeyAction): void => {
    run({ action, extends: false });
    // A pressed button does not keep the keys from the list.
    if (action !== 'keys' && !comparing.isOpen) listRef.current?.focus();
  };

  return (
    <>
      <GroupsBar
        look={place}
        overview={overview}
        showsThreshold={showsThreshold}
        onChange={show}
        onThreshold={() => setShowsThreshold(!showsThreshold)}
        onReopen={list.reopen}
      />
      {list.error !== null && <FailureAlert failure={failureText(list.error)} />}
      <div className="copy-body" data-stale={list.isStale || undefined}>
        <div className="copy-main">
          {rows === undefined && list.error === null && <LoadingGroups />}
          {rows !== undefined && count === 0 && (
            <NoGroups
              look={place}
              isSearched={isSearched}
              onAll={() => show({ ...place, shown: 'all', group: null })}
            />
          )}
          {rows !== undefined && count > 0 && (
            <GroupList
              rows={rows}
              origin={list.origin}
              cursor={{ row, column }}
              selected={selected}
              marked={marked}
              listRef={listRef}
              rowsInView={rowsInView}
              onView={list.onView}
              onPress={(to, { isToggle, isRange }) => {
                const pressed = rowAt(rows, to.row).group;
                const image = pressed?.members[to.column];
                if (isRange && to.row === row) selectRange(to.column);
                else if (isToggle && pressed !== undefined && image !== undefined) {
                  selection.toggle(image.mediaId, pressed);
                }
                setCursor(to);
              }}
              onOpen={(to) => {
                setCursor(to);
                comparing.open();
              }}
            />
          )}
        </div>
        {showsThreshold && (
          <ThresholdPanel
            overview={overview}
            onLookAround={() => show({ shown: 'all', order: 'least-sure', group: null })}
          />
        )}
      </div>
      <DecisionBar
        selected={selected.size}
        isMarked={marked !== null}
        isDisabled={group === undefined || isSearching}
        canUndo={overview?.canUndo === true && !isSearching}
        canRedo={overview?.canRedo === true && !isSearching}
        news={isSearching ? 'Searching: groups can be changed when it has ended.' : decisions.news}
        onAction={act}
      />
      {group !== undefined && (
        <CompareView
          isOpen={comparing.isOpen}
          group={group}
          column={column}
          selected={selected}
          way={comparing.way}
          onWay={comparing.setWay}
          onColumn={(to) => setCursor({ row, column: to })}
          onAction={act}
          onClose={comparing.close}
        />
      )}
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} {...keysDialog} />
    </>
  );
}
