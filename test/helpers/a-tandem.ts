import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../../src/main/domain/seeded-random.ts';
import { networkColumns, type TandemModel } from '../../src/main/domain/text/tandem-model.ts';
import { createTextFeatures } from '../../src/main/domain/text/text-features.ts';
import { aLanguage } from './a-language.ts';
import { randomWeights } from './random-document-network.ts';

const SCALES = {
  words: 1,
  characters: 1,
  lexicon: 1,
  surface: 1,
  vectors: 0.5,
  logits: 0.3,
  document: 0.2,
};

/** A tandem with random weights, for `aLanguage`. */
export function aTandem(seed: number): TandemModel {
  const language = aLanguage();
  const sizes = { embedding: 2, tunedRows: 3, units: 4, attention: 4, maxTokens: 64 };
  const network = randomWeights(sizes, seed);
  const { columns } = createTextFeatures(language.lexicon, language.words, SCALES);
  const random = seededRandom(seed);
  return {
    scales: SCALES,
    svm: Float32Array.from({ length: 3 * (columns + networkColumns(network)) }, random.normal),
    network,
    calibration: [
      [1, 0, 0, 0.1],
      [0, 1, 0, 0.2],
      [0, 0, 1, 0],
    ],
    decision: { shifts: [0.5, 0, 0.1], sharpness: [0.7, 1.1, 1] },
  };
}

/** The files of `aLanguage`, its vectors quantised. */
export async function writeLanguage(folder: string): Promise<void> {
  const { words, lexicon } = aLanguage();
  const list = [...words.rowOf.keys()];
  const { dimensions, vectors } = words;
  const bytes = Buffer.alloc(list.length * (4 + dimensions));
  for (const row of list.keys()) {
    const own = vectors.subarray((row + 1) * dimensions, (row + 2) * dimensions);
    const scale = Math.max(...own.map(Math.abs)) / 127 || 1;
    bytes.writeFloatLE(scale, 4 * row);
    for (const [d, value] of own.entries()) {
      bytes.writeInt8(Math.round(value / scale), 4 * list.length + row * dimensions + d);
    }
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'words.txt'), list.join('\n'));
  await writeFile(join(folder, 'vectors.bin'), bytes);
  const entries = Object.fromEntries(lexicon.valencesOf);
  await writeFile(join(folder, 'lexicon.json'), JSON.stringify({ lists: lexicon.lists, entries }));
}
