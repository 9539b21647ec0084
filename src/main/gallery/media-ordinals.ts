import { stableOrder } from '../domain/gallery/stable-order.ts';

const ID_BYTES = 32;
/** Hexadecimal digits that a double holds exactly. */
const PREFIX_DIGITS = 13;
/** Ids that are moved between two turns of others: about ten milliseconds. */
const MOVED = 50_000;

/** The clean images in the order of their ids. */
export type MediaOrdinals = {
  readonly size: number;
  readonly rowIds: Uint32Array;
  readonly idOf: (ordinal: number) => string;
  /** The ordinal of an image, or -1. */
  readonly find: (mediaId: string) => number;
  /** Finds ids that come in ascending order, faster: it walks along. */
  readonly walk: () => (mediaId: string) => number;
};

/** Collects images in any order. */
export type MediaCollector = {
  readonly add: (rowId: number, mediaId: string) => void;
  /** Sorts them, and lets others have their turn meanwhile. */
  readonly finish: (pause: () => Promise<void>) => Promise<MediaOrdinals>;
};

/** @param capacity most images that will be added. */
export function collectMedia(capacity: number): MediaCollector {
  const rowIds = new Uint32Array(capacity);
  const prefixes = new Float64Array(capacity);
  const ids = new Uint8Array(ID_BYTES * capacity);
  let size = 0;
  return {
    add: (rowId, mediaId) => {
      rowIds[size] = rowId;
      prefixes[size] = prefixOf(mediaId);
      for (let index = 0; index < ID_BYTES; index += 1) {
        ids[ID_BYTES * size + index] =
          16 * digitAt(mediaId, 2 * index) + digitAt(mediaId, 2 * index + 1);
      }
      size += 1;
    },
    finish: (pause) =>
      sortedOrdinals(rowIds.subarray(0, size), prefixes.subarray(0, size), ids, pause),
  };
}

async function sortedOrdinals(
  rowIds: Uint32Array,
  prefixes: Float64Array,
  ids: Uint8Array,
  pause: () => Promise<void>,
): Promise<MediaOrdinals> {
  const size = rowIds.length;
  const idOf = (place: number) => ids.subarray(ID_BYTES * place, ID_BYTES * (place + 1));
  const order = stableOrder(prefixes.slice(), 'ascending');
  await pause();
  settleEqualPrefixes(order, prefixes, idOf);
  await pause();

  const sortedRowIds = new Uint32Array(size);
  const sortedPrefixes = new Float64Array(size);
  const sortedIds = new Uint8Array(ID_BYTES * size);
  for (let place = 0; place < size; place += 1) {
    if (place % MOVED === MOVED - 1) await pause();
    const source = order[place] ?? 0;
    sortedRowIds[place] = rowIds[source] ?? 0;
    sortedPrefixes[place] = prefixes[source] ?? 0;
    for (let index = 0; index < ID_BYTES; index += 1) {
      sortedIds[ID_BYTES * place + index] = ids[ID_BYTES * source + index] ?? 0;
    }
  }
  const hexadecimal = Buffer.from(sortedIds.buffer);
  const isAt = (place: number, mediaId: string): boolean => {
    for (let index = 0; index < ID_BYTES; index += 1) {
      const value = 16 * digitAt(mediaId, 2 * index) + digitAt(mediaId, 2 * index + 1);
      if (sortedIds[ID_BYTES * place + index] !== value) return false;
    }
    return true;
  };
  /** From the first place whose prefix is not smaller. */
  const amongEqual = (first: number, prefix: number, mediaId: string): number => {
    for (let place = first; place < size && sortedPrefixes[place] === prefix; place += 1) {
      if (isAt(place, mediaId)) return place;
    }
    return -1;
  };

  return {
    size,
    rowIds: sortedRowIds,
    idOf: (place) => hexadecimal.toString('hex', ID_BYTES * place, ID_BYTES * (place + 1)),
    find: (mediaId) => {
      const prefix = prefixOf(mediaId);
      let low = 0;
      let high = size;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sortedPrefixes[middle] ?? 0) < prefix) low = middle + 1;
        else high = middle;
      }
      return amongEqual(low, prefix, mediaId);
    },
    walk: () => {
      let place = 0;
      return (mediaId) => {
        const prefix = prefixOf(mediaId);
        while (place < size && (sortedPrefixes[place] ?? 0) < prefix) place += 1;
        return amongEqual(place, prefix, mediaId);
      };
    },
  };
}

/** Two of a million ids share 52 bits once in ten thousand workspaces; their order is settled by the rest. */
function settleEqualPrefixes(
  order: Uint32Array,
  prefixes: Float64Array,
  idOf: (place: number) => Uint8Array,
): void {
  const prefixAt = (index: number) => prefixes[order[index] ?? 0];
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && prefixAt(end) === prefixAt(first)) end += 1;
    if (end - first > 1) {
      const sorted = [...order.subarray(first, end)].sort((a, b) =>
        Buffer.compare(idOf(a), idOf(b)),
      );
      order.set(sorted, first);
    }
    first = end;
  }
}

function prefixOf(mediaId: string): number {
  let prefix = 0;
  for (let index = 0; index < PREFIX_DIGITS; index += 1) {
    prefix = 16 * prefix + digitAt(mediaId, index);
  }
  return prefix;
}

/** The value of a lower-case hexadecimal digit. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 58 ? code - 48 : code - 87;
}
