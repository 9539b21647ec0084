import type { RefObject } from 'react';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import type { KeyAction, KeyCommand } from '../../stores/key-bindings.ts';
import {
  type Asked,
  dissolveAsked,
  keepAsked,
  mergeAsked,
  type PointedAt,
  splitAsked,
} from './decision-of.ts';
import { type GroupCursor, movedCursor } from './group-cursor.ts';
import type { useComparing } from './use-comparing.ts';
import type { useDecisions } from './use-decisions.ts';
import type { useGroupSelection } from './use-group-selection.ts';
import { useGroupVeil } from './use-group-veil.ts';

const ASK: Partial<Record<KeyAction, (pointed: PointedAt) => Asked>> = {
  split: splitAsked,
  dissolve: dissolveAsked,
  merge: mergeAsked,
  keep: keepAsked,
};

/** What keys do while no group is there. */
const WITHOUT_GROUPS: ReadonlySet<KeyAction> = new Set(['undo', 'redo', 'keys']);

export type GroupAtHand = GroupCursor & {
  readonly group: NearDuplicateGroup | undefined;
  readonly mediaId: MediaId | undefined;
  /** Groups in the list. */
  readonly count: number;
  /** The first column that the cursor may stand in. */
  readonly least: number;
};

/** What keys and buttons do with the groups; the command is false of a key that is none of theirs. */
export function useGroupCommands(page: {
  readonly at: GroupAtHand;
  readonly onCursor: (to: GroupCursor) => void;
  readonly selection: ReturnType<typeof useGroupSelection>;
  readonly marked: NearDuplicateGroup | null;
  readonly onMarked: (group: NearDuplicateGroup | null) => void;
  readonly comparing: ReturnType<typeof useComparing>;
  readonly decisions: ReturnType<typeof useDecisions>;
  readonly isSearching: boolean;
  /** The list is of another state of the workspace. */
  readonly isStale: boolean;
  readonly rowsInView: RefObject<number>;
  readonly onKeys: () => void;
}): { readonly run: (command: KeyCommand) => boolean; readonly selectRange: (to: number) => void } {
  const { at, selection, marked, comparing, decisions } = page;
  const { group, mediaId, row, column, count, least } = at;
  const { toggleVeil } = useGroupVeil();

  const ask = (action: KeyAction): boolean => {
    const asking = ASK[action];
    if (asking === undefined) return false;
    if (group === undefined || mediaId === undefined || page.isStale) return true;
    if (page.isSearching) {
      decisions.tell('Wait until the search has ended.');
      return true;
    }
    const asked = asking({ group, mediaId, selected: selection.selected, marked });
    if ('problem' in asked) decisions.tell(asked.problem);
    else if ('decision' in asked) decisions.decide(asked.decision, group);
    else {
      page.onMarked(asked.mark);
      decisions.tell('Marked. Go to another group and merge again, or press Esc.');
    }
    return true;
  };
  const close = (): void => {
    if (comparing.isOpen) comparing.close();
    else if (marked !== null) page.onMarked(null);
    else selection.clear();
    decisions.tell('');
  };
  const selectRange = (to: number): void => {
    if (group !== undefined) {
      selection.add(group, Math.min(column, to), Math.max(column, to) + 1);
    }
  };
  const move = ({ action, extends: isRange }: KeyCommand): boolean => {
    const to = movedCursor({ row, column }, action, {
      rows: count,
      members: group?.members.length ?? 0,
      rowsInView: page.rowsInView.current,
    });
    if (to === null) return false;
    if (isRange && to.row === row) selectRange(to.column);
    page.onCursor({ row: to.row, column: Math.max(least, to.column) });
    return true;
  };
  const doOnGroup = (action: KeyAction): boolean => {
    if (group === undefined) return false;
    if (action === 'toggle' && mediaId !== undefined) selection.toggle(mediaId, group);
    else if (action === 'select-all') selection.add(group, 1);
    else if (action === 'zoom') comparing.toggle();
    else if (action === 'blink') comparing.openOrTurn();
    else if (action === 'reveal') toggleVeil(group);
    else return false;
    return true;
  };
  const run = (command: KeyCommand): boolean => {
    const { action } = command;
    if (count === 0 && !WITHOUT_GROUPS.has(action)) return false;
    if (action === 'undo') decisions.undo();
    else if (action === 'redo') decisions.redo();
    else if (action === 'close') close();
    else if (action === 'keys') page.onKeys();
    else return doOnGroup(action) || ask(action) || move(command);
    return true;
  };
  return { run, selectRange };
}
