import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyCandidate } from '../domain/copies/copy-candidates.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import type { CopyLink } from '../domain/linked-copies.ts';
import { createPause } from './create-pause.ts';
import type { CopySearch } from './ports/copy-search.ts';
import type { CopyStore } from './ports/copy-store.ts';
import { COMPARED_PAIRS, type PrintComparer, type PrintPair } from './ports/print-comparer.ts';
import { readSearchableImages, type SearchableImages } from './searchable-images.ts';
import type { StageControl } from './stage-control.ts';

/** New images that are searched together: a search that was stopped loses the work on as many at most. */
const BATCH = 200_000;
/** Images that are marked as searched between two turns of the event loop: some milliseconds. */
const MARKED_IMAGES = 500;
/** Links between two commits. */
const COMMITTED_LINKS = 250;

/** Candidates that are listed before it is asked whether other work should have its turn. */
const LISTED = 1_000;

type Ports = {
  readonly copies: CopyStore;
  readonly copySearch: CopySearch;
  readonly printComparer: PrintComparer;
};

/** What is compared at once; `compared` are places in `images`. */
type Batch = {
  readonly images: SearchableImages;
  readonly compared: Uint32Array;
  readonly isNew: (place: number) => boolean;
};

/**
 * Links the images that were not searched yet with all images that show the same picture.
 *
 * New images come in batches; each is compared with the images that were searched before and with itself. A
 * batch counts as searched when all of its links are there, so that a search that was stopped goes on, and
 * links of earlier searches are not looked for again.
 *
 * @returns how many images were new.
 */
export async function linkCopies(
  ports: Ports,
  options: {
    readonly settings: CopySettings;
    readonly batch?: number;
    /** Which of the images that were not searched yet to search; `benchmarks`: those that no post carries. */
    readonly fresh?: 'all' | 'benchmarks';
  },
  control: StageControl,
): Promise<number> {
  const images = await readSearchableImages(ports.copies, control.signal);
  const searched = Uint8Array.from({ length: images.count }, (_, place) =>
    Number(images.isSearched(place)),
  );
  const all = Uint32Array.from({ length: images.count }, (_, place) => place);
  const fresh = all.filter(
    (place) =>
      searched[place] === 0 && (options.fresh !== 'benchmarks' || images.isOfBenchmark(place)),
  );
  const size = options.batch ?? BATCH;
  for (let start = 0; start < fresh.length; start += size) {
    const places = fresh.subarray(start, start + size);
    const isNew = new Uint8Array(images.count);
    for (const place of places) isNew[place] = 1;
    const compared = all.filter(
      (place) => (searched[place] === 1 || isNew[place] === 1) && images.hasHashes(place),
    );
    const report = (share: number, message: string): void =>
      control.report({
        done: start + Math.floor(share * places.length),
        total: fresh.length,
        unit: 'images',
        message,
      });
    await linkBatch(
      ports,
      { images, compared, isNew: (place) => isNew[place] === 1 },
      options.settings,
      { signal: control.signal, report },
    );
    for (let marked = 0; marked < places.length; marked += MARKED_IMAGES) {
      const some = places.subarray(marked, marked + MARKED_IMAGES);
      ports.copies.markSearched(Array.from(some, images.idAt));
      for (const place of some) searched[place] = 1;
      await nextTurn();
    }
  }
  return fresh.length;
}

async function linkBatch(
  { copies, copySearch, printComparer }: Ports,
  batch: Batch,
  settings: CopySettings,
  control: {
    readonly signal: AbortSignal;
    readonly report: (share: number, message: string) => void;
  },
): Promise<void> {
  const { signal, report } = control;
  const candidates = await copySearch.findCandidates(
    {
      count: batch.compared.length,
      hashesAt: (image) => batch.images.hashesAt(batch.compared[image] ?? 0),
      isNew: (image) => batch.isNew(batch.compared[image] ?? 0),
    },
    settings.radius,
    {
      signal,
      onProgress: (share) => report(share / 2, `comparing hashes within ${settings.radius} bits`),
    },
  );
  const pairs = await pairsOf(candidates, signal);
  let done = 0;
  let links: CopyLink[] = [];
  await printComparer.comparePairs(
    printedPairs(copies, batch, pairs),
    settings,
    (compared, findings) => {
      for (const [place, { a, b }] of compared.entries()) {
        const finding = findings[place] ?? null;
        if (finding !== null) links.push({ a, b, ...finding });
      }
      done += compared.length;
      report(0.5 + done / pairs.length / 2, `comparing pictures: ${done} of ${pairs.length} pairs`);
      if (links.length < COMMITTED_LINKS) return;
      copies.commitLinks(links);
      links = [];
    },
    { signal },
  );
  copies.commitLinks(links);
}

/** The findings of each pair of images together; they come in order of their images. */
async function pairsOf(
  candidates: readonly CopyCandidate[],
  signal: AbortSignal,
): Promise<readonly (readonly CopyCandidate[])[]> {
  const pause = createPause(signal);
  const pairs: CopyCandidate[][] = [];
  for (const [nth, candidate] of candidates.entries()) {
    if (nth % LISTED === 0) await pause();
    const last = pairs.at(-1);
    if (last?.[0]?.a === candidate.a && last[0].b === candidate.b) last.push(candidate);
    else pairs.push([candidate]);
  }
  return pairs;
}

type PrintedPair = PrintPair & { readonly a: MediaId; readonly b: MediaId };

/** Pairs with their prints, some at a time; images whose print is gone are left out. */
function* printedPairs(
  copies: CopyStore,
  { images, compared }: Batch,
  pairs: readonly (readonly CopyCandidate[])[],
): Generator<readonly PrintedPair[]> {
  for (let start = 0; start < pairs.length; start += COMPARED_PAIRS) {
    yield pairs.slice(start, start + COMPARED_PAIRS).flatMap((pair) => {
      const [first] = pair;
      if (first === undefined) return [];
      const idOf = (image: number) => images.idAt(compared[image] ?? 0);
      const [a, b] = [idOf(first.a), idOf(first.b)];
      const [greyA, greyB] = [copies.print(a), copies.print(b)];
      if (greyA === null || greyB === null) return [];
      return [{ a, b, greyA, greyB, hints: pair.map(({ hint }) => hint) }];
    });
  }
}
