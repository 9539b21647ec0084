import type { MediaId } from '../../shared/domain/ids.ts';
import type { ImageHashes } from '../domain/copies/image-hashes.ts';
import { unpackHashes } from '../domain/copies/packed-hashes.ts';
import { forEachPage } from './for-each-page.ts';
import type { CopyStore, SearchableImage } from './ports/copy-store.ts';

/** All images of a workspace that can be searched for copies, in order of id; each is named by its place. */
export type SearchableImages = {
  readonly count: number;
  readonly idAt: (place: number) => MediaId;
  /** @throws Error for an image without hashes. */
  readonly hashesAt: (place: number) => ImageHashes;
  readonly hasHashes: (place: number) => boolean;
  readonly isSearched: (place: number) => boolean;
  /** Whether only benchmarks have it, and no post. */
  readonly isOfBenchmark: (place: number) => boolean;
};

/** Images whose hashes lie in one piece of memory: many small ones would need twice as much. */
const PER_PIECE = 1_000;

/** Reads all images with their hashes; a million need half a gigabyte. */
export async function readSearchableImages(
  copies: Pick<CopyStore, 'images'>,
  signal: AbortSignal,
): Promise<SearchableImages> {
  const ids: MediaId[] = [];
  const searched: boolean[] = [];
  const ofBenchmarks: boolean[] = [];
  const pieces: { readonly bytes: Uint8Array; readonly starts: Uint32Array }[] = [];
  await forEachPage(
    copies.images,
    (page) => {
      for (const { mediaId, isSearched, isOfBenchmark } of page) {
        ids.push(mediaId);
        searched.push(isSearched);
        ofBenchmarks.push(isOfBenchmark);
      }
      for (let start = 0; start < page.length; start += PER_PIECE) {
        pieces.push(pieceOf(page.slice(start, start + PER_PIECE)));
      }
    },
    signal,
    PER_PIECE,
  );
  const bytesAt = (place: number): Uint8Array => {
    const piece = pieces[Math.floor(place / PER_PIECE)];
    if (piece === undefined) throw new Error(`there is no image at place ${place}`);
    const within = place % PER_PIECE;
    return piece.bytes.subarray(piece.starts[within], piece.starts[within + 1]);
  };
  return {
    count: ids.length,
    idAt: (place) => {
      const id = ids[place];
      if (id === undefined) throw new Error(`there is no image at place ${place}`);
      return id;
    },
    hashesAt: (place) => unpackHashes(bytesAt(place)),
    hasHashes: (place) => bytesAt(place).length > 0,
    isSearched: (place) => searched[place] ?? false,
    isOfBenchmark: (place) => ofBenchmarks[place] ?? false,
  };
}

function pieceOf(images: readonly SearchableImage[]) {
  const starts = new Uint32Array(images.length + 1);
  for (const [place, { hashes }] of images.entries()) {
    starts[place + 1] = (starts[place] ?? 0) + (hashes?.length ?? 0);
  }
  const bytes = new Uint8Array(starts[images.length] ?? 0);
  for (const [place, { hashes }] of images.entries()) {
    if (hashes !== null) bytes.set(hashes, starts[place]);
  }
  return { bytes, starts };
}
