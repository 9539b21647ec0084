import { GREY_SIDE, type GreyImage } from '../domain/copies/grey-image.ts';
import { imageHashes } from '../domain/copies/image-hashes.ts';
import { packHashes } from '../domain/copies/packed-hashes.ts';
import { verifyPair } from '../domain/copies/verify-pair.ts';
import type { PrintRequest, PrintResult } from './print-messages.ts';

const PRINT_BYTES = GREY_SIDE ** 2;

/** Prints in one column, one after the other. */
export function printColumn(prints: readonly GreyImage[]): Uint8Array<ArrayBuffer> {
  const column = new Uint8Array(prints.length * PRINT_BYTES);
  for (const [place, print] of prints.entries()) column.set(print, place * PRINT_BYTES);
  return column;
}

/** Does the work on a batch of prints. */
export function printResult(request: PrintRequest): PrintResult {
  const printAt = (place: number): GreyImage =>
    request.prints.subarray(place * PRINT_BYTES, (place + 1) * PRINT_BYTES);
  if (request.kind === 'hash') {
    const count = request.prints.length / PRINT_BYTES;
    const hashes = Array.from({ length: count }, (_, place) =>
      packHashes(imageHashes(printAt(place))),
    );
    return { kind: 'hash', hashes };
  }
  const findings = request.hints.map((hints, pair) =>
    verifyPair(printAt(2 * pair), printAt(2 * pair + 1), hints, request.settings),
  );
  return { kind: 'compare', findings };
}
