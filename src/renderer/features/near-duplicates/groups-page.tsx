import { useEffect, useRef, useState } from 'react';
import type {
  NearDuplicateGroup,
  NearDuplicateOverview,
} from '../../../shared/domain/near-duplicates.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useJobs } from '../../bridge/queries.ts';
import type { KeyAction, KeyCommand } from '../../stores/key-bindings.ts';
import { useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { useKeysDialog } from '../../use-keys.ts';
import { useScreenKeys } from '../../use-screen-keys.ts';
import { CompareView } from './compare-view.tsx';
import { type CompareWay, nextWay } from './compare-ways.ts';
import { DecisionBar } from './decision-bar.tsx';
import {
  type Asked,
  dissolveAsked,
  keepAsked,
  mergeAsked,
  type PointedAt,
  splitAsked,
} from './decision-of.ts';
import { followedGroup } from './followed-group.ts';
import { type GroupCursor, movedCursor } from './group-cursor.ts';
import { GroupList } from './group-list.tsx';
import { rowAt, rowCount, rowOfGroup } from './group-rows.ts';
import { GroupsBar } from './groups-bar.tsx';
import { type GroupsLook, type GroupsPlace, groupsQuery } from './groups-place.ts';
import { isJobBusy } from './is-job-busy.ts';
import { KEY_GROUPS } from './key-groups.ts';
import { LoadingGroups } from './loading-groups.tsx';
import { NoGroups } from './no-groups.tsx';
import { ThresholdPanel } from './threshold-panel.tsx';
import { useDecisions } from './use-decisions.ts';
import { useGroupRows } from './use-group-rows.ts';
import { useGroupSelection } from './use-group-selection.ts';
import { useGroupVeil } from './use-group-veil.ts';
import { useRowInAddress } from './use-row-in-address.ts';

const ASK: Partial<Record<KeyAction, (pointed: PointedAt) => Asked>> = {
  split: splitAsked,
  dissolve: dissolveAsked,
  merge: mergeAsked,
  keep: keepAsked,
};

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
  const [isComparing, setComparing] = useState(false);
  const [way, setWay] = useState<CompareWay>('beside');
  const [showsThreshold, setShowsThreshold] = useState(true);
  const [showsKeys, setShowsKeys] = useState(false);
  const look = `${place.shown} ${place.order} ${place.group}`;
  const [shownLook, setShownLook] = useState(look);
  if (shownLook !== look) {
    setShownLook(look);
    setCursor({ row: place.at ?? 0, column: 0 });
    selection.clear();
    setMarked(null);
    setComparing(false);
  }
  const rowsInView = useRef(1);
  const listRef = useRef<HTMLDivElement>(null);
  const keysDialog = useKeysDialog(KEY_GROUPS);
  const { toggleVeil } = useGroupVeil();
  const isSearching = isJobBusy(useJobs(), 'near-duplicates');

  const count = rows === undefined ? 0 : rowCount(rows);
  const row = Math.max(0, Math.min(cursor.row, count - 1));
  const group = rows === undefined || count === 0 ? undefined : rowAt(rows, row).group;
  const members = group?.members.length ?? 0;
  const least = isComparing ? 1 : 0;
  const column = Math.max(least, Math.min(cursor.column, members - 1));
  const member = group?.members[column];

  const decisions = useDecisions((outcome, step) => {
    selection.clear();
    setMarked(null);
    const next = list.apply(outcome);
    const standing = { group, mediaId: member?.mediaId, column };
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

  const ask = (action: KeyAction): boolean => {
    const asking = ASK[action];
    if (asking === undefined) return false;
    if (group === undefined || member === undefined || list.isStale) return true;
    if (isSearching) {
      decisions.tell('Wait until the search has ended.');
      return true;
    }
    const asked = asking({ group, mediaId: member.mediaId, selected, marked });
    if ('problem' in asked) decisions.tell(asked.problem);
    else if ('decision' in asked) decisions.decide(asked.decision, group);
    else {
      setMarked(asked.mark);
      decisions.tell('Marked. Go to another group and merge again, or press Esc.');
    }
    return true;
  };
  const close = (): void => {
    if (isComparing) setComparing(false);
    else if (marked !== null) setMarked(null);
    else selection.clear();
    decisions.tell('');
  };
  const selectAll = (): void => {
    if (group !== undefined) selection.add(group, 1);
  };
  const toggle = (): void => {
    if (group !== undefined && member !== undefined) selection.toggle(member.mediaId, group);
  };
  const move = ({ action, extends: isRange }: KeyCommand): boolean => {
    const to = movedCursor({ row, column }, action, {
      rows: count,
      members,
      rowsInView: rowsInView.current,
    });
    if (to === null) return false;
    if (isRange && to.row === row) selectRange(to.column);
    setCursor({ row: to.row, column: Math.max(least, to.column) });
    return true;
  };
  const selectRange = (to: number): void => {
    if (group !== undefined) {
      selection.add(group, Math.min(column, to), Math.max(column, to) + 1);
    }
  };
  const run = (command: KeyCommand): boolean => {
    const { action } = command;
    if (count === 0 && action !== 'undo' && action !== 'redo' && action !== 'keys') return false;
    if (action === 'undo') decisions.undo();
    else if (action === 'redo') decisions.redo();
    else if (action === 'toggle') toggle();
    else if (action === 'select-all') selectAll();
    else if (action === 'close') close();
    else if (action === 'zoom') setComparing(!isComparing && group !== undefined);
    else if (action === 'blink') {
      if (isComparing) setWay(nextWay(way));
      else setComparing(group !== undefined);
    } else if (action === 'reveal') group !== undefined && toggleVeil(group);
    else if (action === 'keys') setShowsKeys(true);
    else return ask(action) || move(command);
    return true;
  };
  useScreenKeys(run);
  const act = (action: KeyAction): void => {
    run({ action, extends: false });
    // A pressed button does not keep the keys from the list.
    if (action !== 'keys' && !isComparing) listRef.current?.focus();
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
                setComparing(true);
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
          isOpen={isComparing}
          group={group}
          column={column}
          selected={selected}
          way={way}
          onWay={setWay}
          onColumn={(to) => setCursor({ row, column: to })}
          onAction={act}
          onClose={() => setComparing(false)}
        />
      )}
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} {...keysDialog} />
    </>
  );
}
