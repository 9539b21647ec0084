/** Points of a map, found by their place. */
export type PointIndex = {
  /** The nearest point within a distance, or null. */
  readonly nearest: (x: number, y: number, within: number) => number | null;
  /** The nearest point that lies rather in a direction than beside it, or null. */
  readonly towards: (from: number, direction: Direction) => number | null;
};

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Points of a cell, about. */
const PER_CELL = 8;

const STEPS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * Sorts points into the cells of a grid.
 *
 * @param positions x and y of each point, one after the other, from 0 to 1.
 */
export function indexPoints(positions: readonly number[]): PointIndex {
  const count = positions.length / 2;
  const side = Math.max(1, Math.ceil(Math.sqrt(count / PER_CELL)));
  const cellAt = (value: number): number =>
    Math.max(0, Math.min(side - 1, Math.floor(value * side)));
  const starts = new Int32Array(side * side + 1);
  const cellOf = Int32Array.from(
    { length: count },
    (_, point) => cellAt(positions[2 * point + 1] ?? 0) * side + cellAt(positions[2 * point] ?? 0),
  );
  for (const cell of cellOf) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < side * side; cell += 1) {
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  }
  const next = starts.slice();
  const points = new Int32Array(count);
  for (const [point, cell] of cellOf.entries()) {
    const place = next[cell] ?? 0;
    points[place] = point;
    next[cell] = place + 1;
  }

  return {
    nearest: (x, y, within) => {
      let found: number | null = null;
      let least = within * within;
      for (let row = cellAt(y - within); row <= cellAt(y + within); row += 1) {
        const first = starts[row * side + cellAt(x - within)] ?? 0;
        const end = starts[row * side + cellAt(x + within) + 1] ?? 0;
        for (let place = first; place < end; place += 1) {
          const point = points[place] ?? 0;
          const byX = (positions[2 * point] ?? 0) - x;
          const byY = (positions[2 * point + 1] ?? 0) - y;
          const distance = byX * byX + byY * byY;
          if (distance > least || (distance === least && found !== null)) continue;
          [found, least] = [point, distance];
        }
      }
      return found;
    },
    towards: (from, direction) => {
      const [stepX, stepY] = STEPS[direction];
      const [x, y] = [positions[2 * from] ?? 0, positions[2 * from + 1] ?? 0];
      let found: number | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (let point = 0; point < count; point += 1) {
        const byX = (positions[2 * point] ?? 0) - x;
        const byY = (positions[2 * point + 1] ?? 0) - y;
        const along = byX * stepX + byY * stepY;
        const beside = Math.abs(byX * stepY + byY * stepX);
        if (along <= 0 || beside > along) continue;
        const distance = along + beside;
        if (distance < least) [found, least] = [point, distance];
      }
      return found;
    },
  };
}
