import Database from 'better-sqlite3';
import { createFirstPlaces, type FirstImages } from './first-places.ts';
import { createGalleryIndex, type GalleryIndex } from './gallery-index.ts';
import { createGalleryViews } from './gallery-views.ts';
import { createMediaRows } from './media-rows.ts';
import { readColumns } from './read-columns.ts';
import type { GalleryCalls, GalleryThreadData, OpenView } from './worker-messages.ts';

/** Between two readings while a job changes the workspace. */
const REREAD_MS = 3000;
/** Between two orders that are made ahead. */
const BREATH_MS = 50;
/** Longest that a view waits for a reading after a job; then it shows what was read before. */
const PATIENCE_MS = 700;

type Answers = {
  readonly [K in keyof GalleryCalls]: (
    asked: GalleryCalls[K]['asked'],
  ) => GalleryCalls[K]['answer'] | Promise<GalleryCalls[K]['answer']>;
};

/**
 * The gallery of one database file, as the thread runs it. Begins to read at once.
 *
 * Until a reading is done, common views are begun from the same snapshot by SQL, and completed once it is.
 */
export function createGalleryReader(data: GalleryThreadData): Answers {
  const readOnly = { readonly: true, fileMustExist: true } as const;
  // A reading keeps its snapshot for seconds, answers are as of now: a connection for each.
  const reading = new Database(data.database, readOnly);
  const database = new Database(data.database, readOnly);
  for (const connection of [reading, database]) connection.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -65536');
  const rows = createMediaRows(database, data.defaultTeacher);
  const views = createGalleryViews(data.viewPrefix);
  const firstPlaces = createFirstPlaces(reading);
  const versionNow = () => Number(database.pragma('data_version', { simple: true }));

  let index: GalleryIndex | null = null;
  let running: Promise<void> | null = null;
  let isStale = true;
  let isJobRunning = false;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  let readVersion = Number.NaN;
  let verdictVersion = Number.NaN;

  const readAll = async (): Promise<void> => {
    isStale = false;
    readVersion = versionNow();
    try {
      const read = await readColumns({ database: reading, pause: nextTurn }, rows.settings());
      index = createGalleryIndex(database, read);
      verdictVersion = Number.NaN;
      // Both come from the same snapshot: no image of a view that was begun moves.
      for (const { look, complete } of views.begun()) {
        complete(index.find(look).rowIds);
        await nextTurn();
      }
      // While a job runs, another reading follows soon: its orders are made when they are asked for.
      if (!isJobRunning) index.warmUp(breath).catch(ignore);
    } catch (error) {
      isStale = true;
      for (const view of views.begun()) view.fail(error);
      throw error;
    }
  };
  const reread = (): Promise<void> => {
    running ??= readAll().finally(() => {
      running = null;
      endedAtMs = performance.now();
    });
    return running;
  };
  const isOld = (): boolean => isStale && readVersion !== versionNow();
  /** Waits for the reading that runs, and reads once more if that began too early. */
  const catchUp = async (): Promise<void> => {
    if (running !== null) await running;
    if (isOld()) await reread();
  };

  /** The index, as fresh as can be had soon. */
  const soon = async (): Promise<GalleryIndex> => {
    if (index === null) await reread();
    else if (!isJobRunning) await patiently(catchUp());
    else if (isOld() && performance.now() - endedAtMs > REREAD_MS) reread().catch(ignore);
    if (index === null) throw new Error('the gallery was read, and is not there');
    const version = versionNow();
    if (version !== verdictVersion) {
      index.applyVerdicts();
      verdictVersion = version;
    }
    return index;
  };

  /** The beginning of a view, where that can be had from a reading that runs and is not older than what was asked. */
  const begin = (look: OpenView): FirstImages | null => {
    if (index !== null && isJobRunning) return null;
    if (running === null && (index === null || isOld())) reread().catch(ignore);
    if (running === null || (index !== null && isOld())) return null;
    return firstPlaces.find(look);
  };
  /** Rows of a view's places up to `end` at least. */
  const rowsUpTo = async (viewId: string, end: number): Promise<Uint32Array> => {
    const { known, total, whole } = views.get(viewId);
    return known.length >= Math.min(end, total) ? known : whole;
  };

  reread().catch(ignore);
  return {
    open: async ({ isChanging, ...view }) => {
      isJobRunning = isChanging;
      if (isChanging) isStale = true;
      const first = begin(view);
      if (first !== null) {
        const { firstRowIds, ...found } = first;
        return { viewId: views.begin(view, firstRowIds, found.total), ...found };
      }
      const { rowIds, ...found } = (await soon()).find(view);
      return { viewId: views.add(rowIds), total: rowIds.length, ...found };
    },
    refresh: async () => {
      isJobRunning = false;
      isStale = true;
      await catchUp();
      return null;
    },
    close: () => {
      reading.close();
      database.close();
      return null;
    },
    page: async ({ viewId, offset, limit }) => {
      const end = offset + limit;
      return rows.items((await rowsUpTo(viewId, end)).subarray(offset, end));
    },
    place: async ({ viewId, mediaId }) => {
      const { known, whole } = views.get(viewId);
      const rowId = rows.rowIdOf(mediaId);
      if (rowId === null) return null;
      const first = known.indexOf(rowId);
      const place = first < 0 ? (await whole).indexOf(rowId) : first;
      return place < 0 ? null : place;
    },
    mediaIdsAt: async ({ viewId, ranges }) => {
      const end = ranges.reduce((most, [, last]) => Math.max(most, last + 1), 0);
      const view = await rowsUpTo(viewId, end);
      return ranges.flatMap(([first, last]) =>
        Array.from(view.subarray(first, last + 1), rows.mediaIdOf),
      );
    },
    group: ({ mediaId }) => rows.items(rows.groupOf(mediaId)),
    samePosts: ({ mediaId }) => rows.items(rows.samePosts(mediaId)),
  };
}

/** Leaves the thread to a view that is asked for as soon as there is something to show. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, BREATH_MS));
}

/** Lets the messages that came meanwhile be answered. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits for a reading, but not long: what was read before is there to be shown. */
function patiently(reading: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    reading.catch(ignore).finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The failure of a reading is told to a view that has nothing older to show; others try again. */
function ignore(): void {}
