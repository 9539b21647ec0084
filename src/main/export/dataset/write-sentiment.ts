import { join } from 'node:path';
import { writeFlushed } from '../../disk/write-flushed.ts';
import type { Finishing } from './dataset-form.ts';
import { hasReleaseName } from './image-name.ts';

/** Rows that are made into text at once. */
const ROWS = 10_000;

/**
 * Writes the teacher's probabilities of the posts that the dataset's images are of, sorted by id.
 *
 * Ids and probabilities of all of them are held as numbers: 36 bytes an image.
 */
export async function writeSentiment(
  { folder, images, pages }: Finishing,
  name: string,
  header: string,
): Promise<void> {
  const ids = new BigUint64Array(images);
  const probabilities = new Float64Array(3 * images);
  let count = 0;
  for await (const page of pages()) {
    for (const item of page) {
      if (item.probabilities === null || !hasReleaseName(item) || count === images) continue;
      ids[count] = BigInt(item.nativePostId);
      probabilities.set(item.probabilities, 3 * count);
      count += 1;
    }
  }
  const order = new Uint32Array(count).map((_, index) => index);
  const idAt = (index: number): bigint => ids[index] ?? 0n;
  order.sort((a, b) => (idAt(a) < idAt(b) ? -1 : idAt(a) > idAt(b) ? 1 : a - b));
  await writeFlushed(join(folder, name), texts());

  function* texts(): Generator<Uint8Array> {
    yield Buffer.from(header);
    let rows: string[] = [];
    for (const [place, index] of order.entries()) {
      const isRepeated = place > 0 && idAt(index) === idAt(order[place - 1] ?? index);
      if (!isRepeated) {
        const three = probabilities.subarray(3 * index, 3 * index + 3);
        rows.push(`${idAt(index)}\t${three.join('\t')}\n`);
      }
      if (rows.length < ROWS && place < count - 1) continue;
      yield Buffer.from(rows.join(''));
      rows = [];
    }
  }
}
