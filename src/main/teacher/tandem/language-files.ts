import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../domain/text/tandem-model.ts';
import type { WordVectors } from '../../domain/text/word-vectors.ts';

/** The files of a teacher folder that hold what is known of the language before training. */
export const LANGUAGE_FILES = ['words.txt', 'vectors.bin', 'lexicon.json'] as const;

const Lexicon = z.object({
  lists: z.array(z.string()).min(1),
  entries: z.record(z.string(), z.array(z.number())),
});

const SCALE_BYTES = 4;

/**
 * Reads word vectors and word lists.
 *
 * `words.txt` holds a word per line; `vectors.bin` one scale per word (32-bit floats, little-endian), then
 * per word its dimensions in signed bytes, to be multiplied by the scale. Row 0 of the vectors, the
 * unknown word, is in neither.
 *
 * @throws Error when the files do not fit together.
 */
export async function readLanguage(folder: string): Promise<Language> {
  const [{ rowOf, lexicon }, vectors] = await Promise.all([
    readWordsAndLists(folder),
    readFile(join(folder, 'vectors.bin')),
  ]);
  return { words: { rowOf, ...dequantised(vectors, rowOf.size, folder) }, lexicon };
}

/** The words with their rows and the word lists, without the vectors. */
export async function readWordsAndLists(
  folder: string,
): Promise<{ readonly rowOf: WordVectors['rowOf']; readonly lexicon: Language['lexicon'] }> {
  const [words, lexicon] = await Promise.all([
    readFile(join(folder, 'words.txt'), 'utf8'),
    readFile(join(folder, 'lexicon.json'), 'utf8'),
  ]);
  const { lists, entries } = Lexicon.parse(JSON.parse(lexicon));
  return {
    rowOf: new Map(words.split('\n').map((word, index) => [word, index + 1])),
    lexicon: { lists, valencesOf: new Map(Object.entries(entries)) },
  };
}

function dequantised(
  file: Buffer,
  count: number,
  folder: string,
): { readonly dimensions: number; readonly vectors: Float32Array } {
  const dimensions = file.length / count - SCALE_BYTES;
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw new Error(`${join(folder, 'vectors.bin')} does not fit the ${count} words of words.txt`);
  }
  // Shared, so that threads need no copy.
  const vectors = new Float32Array(
    new SharedArrayBuffer(Float32Array.BYTES_PER_ELEMENT * (count + 1) * dimensions),
  );
  const bytes = new Int8Array(file.buffer, file.byteOffset + count * SCALE_BYTES);
  for (let word = 0; word < count; word += 1) {
    const scale = file.readFloatLE(word * SCALE_BYTES);
    const [from, to] = [word * dimensions, (word + 1) * dimensions];
    for (let d = 0; d < dimensions; d += 1) vectors[to + d] = (bytes[from + d] ?? 0) * scale;
  }
  return { dimensions, vectors };
}
