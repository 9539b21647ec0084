type Grid = {
  readonly total: number;
  readonly columns: number;
  /** Whole rows that fit into the view. */
  readonly rowsInView: number;
};

/** Where a key moves the selection to; null where the key does not move it. */
export function moveSelection(at: number | null, key: string, grid: Grid): number | null {
  if (grid.total === 0) return null;
  const step = stepOf(key, grid);
  if (step === null) return null;
  if (at === null) return key === 'End' ? grid.total - 1 : 0;
  const from = Math.min(at, grid.total - 1);
  const target = from + step;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return target < 0 || target >= grid.total ? from : target;
  }
  return Math.max(0, Math.min(grid.total - 1, target));
}

function stepOf(key: string, { total, columns, rowsInView }: Grid): number | null {
  switch (key) {
    case 'ArrowLeft':
      return -1;
    case 'ArrowRight':
      return 1;
    case 'ArrowUp':
      return -columns;
    case 'ArrowDown':
      return columns;
    case 'PageUp':
      return -columns * Math.max(1, rowsInView);
    case 'PageDown':
      return columns * Math.max(1, rowsInView);
    case 'Home':
      return -total;
    case 'End':
      return total;
    default:
      return null;
  }
}
