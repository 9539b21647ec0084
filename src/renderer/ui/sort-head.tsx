import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';

type SortHeadProps = {
  /** Null: the table is in another column's order. */
  readonly direction: 'ascending' | 'descending' | null;
  readonly isNumber?: boolean;
  readonly onSort: () => void;
  readonly children: string;
};

/** The head of a column, which puts the table into that column's order or turns it round. */
export function SortHead({ direction, isNumber = false, onSort, children }: SortHeadProps) {
  const Arrow = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={isNumber ? 'number-cell' : undefined}
      aria-sort={direction ?? undefined}
    >
      <button type="button" className="sort-button" onClick={onSort}>
        {children}
        {direction !== null && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
