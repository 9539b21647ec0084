import type { CopySettings } from '../../domain/copies/copy-settings.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { CopyHint } from '../../domain/copies/verify-copy.ts';
import type { CopyFinding } from '../../domain/copies/verify-pair.ts';

/** Pairs of a batch, so that a thread works on it for some ten milliseconds. */
export const COMPARED_PAIRS = 8;

/** The prints of two images, and why they may show the same picture. */
export type PrintPair = {
  readonly greyA: GreyImage;
  readonly greyB: GreyImage;
  readonly hints: readonly CopyHint[];
};

/**
 * Hashes and compares prints beside the program's thread, on all cores.
 *
 * Batches are asked for one by one, as soon as there is somebody to work on them, so that memory stays what a few
 * batches need. What comes of a batch depends on it alone; the order in which batches are done says nothing.
 * Rejects with the signal's reason, with what the batches or the callback throw, and with an Error
 * when a thread dies.
 */
export type PrintComparer = {
  /** Hashes of each print, as `packHashes` writes them. */
  readonly hashPrints: <Item extends { readonly grey: GreyImage }>(
    batches: Iterable<readonly Item[]>,
    onHashed: (items: readonly Item[], hashes: readonly Uint8Array[]) => void,
    control: { readonly signal: AbortSignal },
  ) => Promise<void>;
  /** What `verifyPair` says of each pair. */
  readonly comparePairs: <Pair extends PrintPair>(
    batches: Iterable<readonly Pair[]>,
    settings: CopySettings,
    onCompared: (pairs: readonly Pair[], findings: readonly (CopyFinding | null)[]) => void,
    control: { readonly signal: AbortSignal },
  ) => Promise<void>;
};
