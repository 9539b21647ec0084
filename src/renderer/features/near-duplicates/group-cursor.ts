import type { KeyAction } from '../../stores/key-bindings.ts';

/** The image that the keys act on: the group's row, and its number in the group. */
export type GroupCursor = { readonly row: number; readonly column: number };

/** Where a key moves the cursor to, by `members` of the group that it is in; null where it is no key that moves. */
export function movedCursor(
  { row, column }: GroupCursor,
  action: KeyAction,
  {
    rows,
    members,
    rowsInView,
  }: { readonly rows: number; readonly members: number; readonly rowsInView: number },
): GroupCursor | null {
  const toRow = (to: number): GroupCursor => {
    const next = Math.max(0, Math.min(rows - 1, to));
    return next === row ? { row, column } : { row: next, column: 0 };
  };
  switch (action) {
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.max(0, Math.min(members - 1, column + 1)) };
    case 'up':
      return toRow(row - 1);
    case 'down':
      return toRow(row + 1);
    case 'page-up':
      return toRow(row - rowsInView);
    case 'page-down':
      return toRow(row + rowsInView);
    case 'first':
      return toRow(0);
    case 'last':
      return toRow(rows - 1);
    default:
      return null;
  }
}

/**
 * Which of a group's images a row draws: the kept one always, then those around the focused one.
 *
 * `fits`: images that the row has room for, the place that tells of the others among them.
 */
export function shownColumns(
  members: number,
  fits: number,
  focused: number | null,
): { readonly columns: readonly number[]; readonly hidden: number } {
  if (members <= fits) return { columns: range(0, members), hidden: 0 };
  const room = Math.max(1, fits - 2);
  const from = Math.max(1, Math.min(members - room, (focused ?? 0) - room + 1));
  return { columns: [0, ...range(from, room)], hidden: members - 1 - room };
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index);
}
