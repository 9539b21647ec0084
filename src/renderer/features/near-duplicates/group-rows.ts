import type { MediaId } from '../../../shared/domain/ids.ts';
import type {
  DecisionOutcome,
  GroupsPage,
  NearDuplicateGroup,
} from '../../../shared/domain/near-duplicates.ts';

/** Groups that are asked for at once. */
export const PAGE_SIZE = 50;
/** Pages that are kept beside those in view. */
const MOST_PAGES = 40;
/** More cannot be asked for at once. */
const MOST_ASKED = 100;

/** What became of the group at a place: any number of groups stand there now. */
type Patch = {
  readonly place: number;
  readonly groups: readonly NearDuplicateGroup[];
  /** Every image that was ever shown at this place. */
  readonly seen: ReadonlySet<MediaId>;
};

/**
 * The groups in the order in which they were when the list was opened.
 *
 * A decision changes only the places of the groups that it touches, so that nothing else moves under the
 * person's hands, although the program would now order the groups otherwise. A place is a group's number in
 * the opened list; a row is where it is drawn.
 */
export type GroupRows = {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly (NearDuplicateGroup | undefined)[]>;
  /** By place, ascending. */
  readonly patches: readonly Patch[];
};

/** The rows of a list whose first page is here. */
export function openedRows({ total, groups }: GroupsPage): GroupRows {
  return { total, pages: new Map(total === 0 ? [] : [[0, groups]]), patches: [] };
}

export function rowCount({ total, patches }: GroupRows): number {
  return patches.reduce((sum, { groups }) => sum + groups.length - 1, total);
}

/** What is drawn in a row: its place, and the group, which is undefined while its page is not here. */
export function rowAt(
  rows: GroupRows,
  row: number,
): { readonly place: number; readonly group: NearDuplicateGroup | undefined } {
  let shift = 0;
  for (const { place, groups } of rows.patches) {
    const first = place + shift;
    if (row < first) break;
    const group = groups[row - first];
    if (group !== undefined) return { place, group };
    shift += groups.length - 1;
  }
  const place = row - shift;
  return { place, group: rows.pages.get(pageOf(place))?.[place % PAGE_SIZE] };
}

/** The first row of a place; the one after it where nothing stands there any more. */
export function rowOfPlace({ patches }: GroupRows, place: number): number {
  return patches.reduce(
    (row, patch) => (patch.place < place ? row + patch.groups.length - 1 : row),
    place,
  );
}

/** The row of the group that an image represents; null where it is not here. */
export function rowOfGroup(rows: GroupRows, representative: MediaId): number | null {
  for (const { place, groups } of rows.patches) {
    const index = groups.findIndex((group) => group.representative === representative);
    if (index >= 0) return rowOfPlace(rows, place) + index;
  }
  const place = unpatched(rows).find(({ group }) => group.representative === representative)?.place;
  return place === undefined ? null : rowOfPlace(rows, place);
}

/** The pages of the rows from the first to the last that are not here. */
export function missingPages(rows: GroupRows, first: number, last: number): readonly number[] {
  const lastRow = Math.min(last, rowCount(rows) - 1);
  const wanted = new Set<number>();
  for (let row = Math.max(0, first); row <= lastRow; row += 1) {
    const { place, group } = rowAt(rows, row);
    if (group === undefined && !rows.pages.has(pageOf(place))) wanted.add(pageOf(place));
  }
  return [...wanted];
}

/**
 * What to ask the program for to get a page of the opened list.
 *
 * Groups that decisions touched have left their places in the program's order, and may stand anywhere in it
 * now. So it is asked for from as far before as could be needed; `withPage` leaves out what is known.
 */
export function pageRequest(
  { patches }: GroupRows,
  page: number,
): { readonly offset: number; readonly limit: number } {
  const first = page * PAGE_SIZE;
  const left = patches.filter(({ place }) => place < first).length;
  const added = patches.reduce((sum, { groups }) => sum + groups.length, 0);
  return { offset: Math.max(0, first - left), limit: Math.min(MOST_ASKED, PAGE_SIZE + added) };
}

/** Adds a page that was asked for by `pageRequest`; the pages farthest from it are forgotten where there are many. */
export function withPage(
  rows: GroupRows,
  page: number,
  answered: readonly NearDuplicateGroup[],
): GroupRows {
  const known = new Set(
    [...(rows.pages.get(page - 1) ?? []), ...rows.patches.flatMap(({ groups }) => groups)].map(
      (group) => group?.representative,
    ),
  );
  const rest = answered.filter(({ representative }) => !known.has(representative));
  const patched = new Set(rows.patches.map(({ place }) => place));
  let next = 0;
  const groups = Array.from(
    { length: Math.min(PAGE_SIZE, rows.total - page * PAGE_SIZE) },
    (_, index) => {
      if (patched.has(page * PAGE_SIZE + index)) return undefined;
      next += 1;
      return rest[next - 1];
    },
  );
  const pages = [...rows.pages, [page, groups] as const]
    .toSorted(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
    .slice(0, MOST_PAGES);
  return { ...rows, pages: new Map(pages) };
}

/**
 * Draws what a decision changed in place.
 *
 * `isWhole` is false where a group that it made cannot be placed, because its images were never here: then the
 * list is to be opened again.
 */
export function afterOutcome(
  rows: GroupRows,
  { gone, groups }: Pick<DecisionOutcome, 'gone' | 'groups'>,
): { readonly rows: GroupRows; readonly isWhole: boolean } {
  const made = new Set(groups.flatMap(({ members }) => members.map(({ mediaId }) => mediaId)));
  const ended = new Set([...gone, ...groups.map(({ representative }) => representative)]);
  const touched = placesTouched(rows, ended, made);
  const homes = groups.map((group) => homeOf(group, touched));
  const patches = touched.map(({ place, groups: before, seen }): Patch => {
    const here = groups.filter((_, index) => homes[index] === place);
    const now = [...before.filter(({ representative }) => !ended.has(representative)), ...here];
    return { place, groups: now, seen: new Set([...seen, ...now.flatMap(idsOf)]) };
  });
  const places = new Set(patches.map(({ place }) => place));
  const untouched = rows.patches.filter(({ place }) => !places.has(place));
  return {
    rows: { ...rows, patches: [...untouched, ...patches].toSorted((a, b) => a.place - b.place) },
    isWhole: homes.every((place) => place !== null),
  };
}

function placesTouched(
  rows: GroupRows,
  ended: ReadonlySet<MediaId>,
  made: ReadonlySet<MediaId>,
): readonly Patch[] {
  const patched = rows.patches.filter(
    ({ groups, seen }) =>
      groups.some(({ representative }) => ended.has(representative)) ||
      [...seen].some((id) => made.has(id)),
  );
  const first = unpatched(rows)
    .filter(({ group }) => ended.has(group.representative))
    .map(({ place, group }) => ({ place, groups: [group], seen: new Set(idsOf(group)) }));
  return [...patched, ...first];
}

/** The place where most of the images are that were seen there before; null where none of them was. */
function homeOf(group: NearDuplicateGroup, places: readonly Patch[]): number | null {
  const ids = idsOf(group);
  let best: number | null = null;
  let bestShare = 0;
  for (const { place, seen } of places) {
    const share = ids.filter((id) => seen.has(id)).length / seen.size;
    if (share > bestShare) {
      best = place;
      bestShare = share;
    }
  }
  return best;
}

function unpatched({ pages, patches }: GroupRows) {
  const patched = new Set(patches.map(({ place }) => place));
  return [...pages].flatMap(([page, groups]) =>
    groups.flatMap((group, index) => {
      const place = page * PAGE_SIZE + index;
      return group === undefined || patched.has(place) ? [] : [{ place, group }];
    }),
  );
}

function pageOf(place: number): number {
  return Math.floor(place / PAGE_SIZE);
}

function idsOf({ members }: NearDuplicateGroup): readonly MediaId[] {
  return members.map(({ mediaId }) => mediaId);
}
