import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type MouseEvent, type RefObject, useCallback, useEffect, useMemo } from 'react';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { sectionLayout } from '../../ui/section-layout.ts';
import { thumbnailSide } from '../../ui/thumbnail-side.ts';
import { useRowsWindow } from '../../ui/use-rows-window.ts';
import type { GroupCursor } from './group-cursor.ts';
import { GroupRow } from './group-row.tsx';
import { type GroupRows, rowAt, rowCount } from './group-rows.ts';
import { useGroupVeil } from './use-group-veil.ts';

/** Height of a row with its gap, and of what stands in it, pixels; as in the style sheet. */
const ROW_HEIGHT = 174;
const HEAD_WIDTH = 150;
const TILE_WIDTH = 134;
const PICTURE_SIDE = 126;

type GroupListProps = {
  readonly rows: GroupRows;
  /** Another one is another list, which begins at its top. */
  readonly origin: unknown;
  readonly cursor: GroupCursor;
  readonly selected: ReadonlyMap<MediaId, NearDuplicateGroup>;
  readonly marked: NearDuplicateGroup | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  /** Kept up to date with how many rows are seen at once. */
  readonly rowsInView: RefObject<number>;
  readonly onView: (first: number, last: number) => void;
  readonly onPress: (
    to: GroupCursor,
    keys: { readonly isToggle: boolean; readonly isRange: boolean },
  ) => void;
  readonly onOpen: (to: GroupCursor) => void;
};

/** The groups, one a row; only those in view exist. */
export function GroupList(props: GroupListProps) {
  const { rows, origin, cursor, selected, marked, listRef, onView } = props;
  const count = rowCount(rows);
  const { ref: widthRef, width } = useElementSize<HTMLDivElement>();
  const layout = useMemo(
    () =>
      sectionLayout(
        [{ key: '', count }],
        { columns: 1, side: ROW_HEIGHT, rowHeight: ROW_HEIGHT },
        false,
      ),
    [count],
  );
  const window = useRowsWindow({ layout, rowHeight: ROW_HEIGHT, focus: cursor.row, origin });
  const { first, last, base } = window.view;
  useEffect(() => onView(first, last), [first, last, onView]);
  useEffect(() => {
    props.rowsInView.current = window.rowsInView;
  }, [props.rowsInView, window.rowsInView]);
  const scrollerRef = useMergedRef(window.scrollerRef, listRef);
  const fits = Math.max(2, Math.floor((width - HEAD_WIDTH) / TILE_WIDTH));
  const mediaAddress = useMediaAddress();
  const side = thumbnailSide(PICTURE_SIDE, globalThis.devicePixelRatio);
  const known = mediaAddress('', side);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a function of its own for each address, so that rows are not drawn anew
  const sourceOf = useCallback((mediaId: string) => mediaAddress(mediaId, side), [known]);
  const { isVeiled } = useGroupVeil();
  const shown = Array.from(
    { length: Math.max(0, Math.min(last, count - 1) - first + 1) },
    (_, index) => first + index,
  );
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const to = cursorOf(event.target);
    if (to === null) return;
    if (isMore(event.target)) props.onOpen({ row: to.row, column: Math.max(1, to.column) });
    else props.onPress(to, { isToggle: event.ctrlKey || event.metaKey, isRange: event.shiftKey });
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const to = cursorOf(event.target);
    if (to !== null && !isMore(event.target)) props.onOpen(to);
  };
  const focusedGroup = rowAt(rows, cursor.row).group;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the screen listens to the keys wherever the focus is
    <div
      ref={scrollerRef}
      className="rows-scroll copy-list"
      role="listbox"
      aria-label="Near-duplicate groups"
      aria-multiselectable
      aria-activedescendant={
        focusedGroup === undefined || cursor.row < first || cursor.row > last
          ? undefined
          : tileId(cursor.row, cursor.column)
      }
      tabIndex={0}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onScroll={window.onScroll}
    >
      <div ref={widthRef} style={{ height: window.height }}>
        <div ref={window.layerRef} className="rows-layer">
          {shown.map((row) => {
            const { place, group } = rowAt(rows, row);
            const ids = group?.members.map(({ mediaId }) => mediaId) ?? [];
            return (
              <GroupRow
                key={`${place} ${group?.representative ?? ''}`}
                row={row}
                group={group}
                top={layout.top(row) - base}
                fits={fits}
                focused={row === cursor.row ? cursor.column : null}
                isMarked={marked !== null && group?.representative === marked.representative}
                selected={selected.size === 0 ? '' : ids.filter((id) => selected.has(id)).join()}
                isVeiled={group !== undefined && isVeiled(group)}
                sourceOf={sourceOf}
                idOf={tileId}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The image that was clicked, or the first one of its group; null beside the rows. */
function cursorOf(target: EventTarget): GroupCursor | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return row === undefined ? null : { row: Number(row), column: Number(column ?? 0) };
}

function isMore(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-more]') !== null;
}

function tileId(row: number, column: number): string {
  return `copy-${row}-${column}`;
}
