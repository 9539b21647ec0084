import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyCandidate } from '../domain/copies/copy-candidates.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import { unpackHashes } from '../domain/copies/packed-hashes.ts';
import { verifyPair } from '../domain/copies/verify-pair.ts';
import type { CopyLink } from '../domain/group-copies.ts';
import { inPages } from './in-pages.ts';
import type { CopySearch } from './ports/copy-search.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { StageControl } from './stage-control.ts';

/** New images that are searched together: a search that was stopped loses the work on as many at most. */
const BATCH = 50_000;
/** How long pairs are compared before other work has its turn. */
const SLICE_MS = 12;
/** Pairs that are compared between two commits. */
const COMMITTED_PAIRS = 2_000;

type Ports = { readonly copies: CopyStore; readonly copySearch: CopySearch };

/** An image with hashes that can be compared. */
type Hashed = { readonly mediaId: MediaId; readonly hashes: Uint8Array };

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
  options: { readonly settings: CopySettings; readonly batch?: number },
  control: StageControl,
): Promise<number> {
  const images = await inPages(ports.copies.images, control.signal);
  const hashed = images.filter((image): image is typeof image & Hashed => image.hashes !== null);
  const fresh = images.filter((image) => !image.isSearched).map((image) => image.mediaId);
  const searched = new Set(
    hashed.filter((image) => image.isSearched).map((image) => image.mediaId),
  );
  const size = options.batch ?? BATCH;
  for (let start = 0; start < fresh.length; start += size) {
    const batch = new Set(fresh.slice(start, start + size));
    const compared = hashed.filter(({ mediaId }) => searched.has(mediaId) || batch.has(mediaId));
    const report = (share: number, message: string): void =>
      control.report({
        done: start + Math.floor(share * batch.size),
        total: fresh.length,
        unit: 'images',
        message,
      });
    await linkBatch(ports, compared, batch, options.settings, { signal: control.signal, report });
    ports.copies.markSearched([...batch]);
    for (const mediaId of batch) searched.add(mediaId);
  }
  return fresh.length;
}

async function linkBatch(
  { copies, copySearch }: Ports,
  images: readonly Hashed[],
  batch: ReadonlySet<MediaId>,
  settings: CopySettings,
  control: {
    readonly signal: AbortSignal;
    readonly report: (share: number, message: string) => void;
  },
): Promise<void> {
  const { signal, report } = control;
  const candidates = await copySearch.findCandidates(
    {
      count: images.length,
      hashesAt: (place) => unpackHashes(at(images, place).hashes),
      isNew: (place) => batch.has(at(images, place).mediaId),
    },
    settings.radius,
    {
      signal,
      onProgress: (share) => report(share / 2, `comparing hashes within ${settings.radius} bits`),
    },
  );
  let links: CopyLink[] = [];
  let sliceBegan = performance.now();
  const pairs = pairsOf(candidates);
  for (const [done, pair] of pairs.entries()) {
    const link = linkOf(copies, images, pair, settings);
    if (link !== null) links.push(link);
    if ((done + 1) % COMMITTED_PAIRS === 0) {
      copies.commitLinks(links);
      links = [];
    }
    if (performance.now() - sliceBegan < SLICE_MS) continue;
    report(0.5 + done / pairs.length / 2, `comparing pictures: ${done} of ${pairs.length} pairs`);
    await nextTurn();
    signal.throwIfAborted();
    sliceBegan = performance.now();
  }
  copies.commitLinks(links);
}

/** The findings of each pair of images together; they come in order of their images. */
function pairsOf(candidates: readonly CopyCandidate[]): readonly (readonly CopyCandidate[])[] {
  const pairs: CopyCandidate[][] = [];
  for (const candidate of candidates) {
    const last = pairs.at(-1);
    if (last?.[0]?.a === candidate.a && last[0].b === candidate.b) last.push(candidate);
    else pairs.push([candidate]);
  }
  return pairs;
}

function linkOf(
  copies: CopyStore,
  images: readonly Hashed[],
  pair: readonly CopyCandidate[],
  settings: CopySettings,
): CopyLink | null {
  const [first] = pair;
  if (first === undefined) return null;
  const [a, b] = [at(images, first.a).mediaId, at(images, first.b).mediaId];
  const [greyA, greyB] = [copies.print(a), copies.print(b)];
  if (greyA === null || greyB === null) return null;
  const hints = pair.map(({ hint }) => hint);
  const finding = verifyPair(greyA, greyB, hints, settings);
  return finding === null ? null : { a, b, ...finding };
}

function at<T>(items: readonly T[], place: number): T {
  const item = items[place];
  if (item === undefined) throw new Error(`there is no image at place ${place}`);
  return item;
}
