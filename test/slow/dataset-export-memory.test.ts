import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { FILLED_DATASET, fillDataset } from '../../bench/fill-dataset.ts';
import { exportDataset } from '../../src/main/export/dataset/export-dataset.ts';
import { createDatasetStore } from '../../src/main/storage/dataset-store.ts';
import { openDatabase } from '../../src/main/storage/open-database.ts';
import { DATASET_FORMATS } from '../../src/shared/domain/dataset-export.ts';
import { PLAIN_FACTS } from '../helpers/exportable-workspace.ts';
import { noiseJpeg } from '../helpers/stored-images.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const IMAGES = 200_000;
const EVERY = 10_000;
/** Held after the last images beyond what was held after the first; one image more would be 40 bytes an image. */
const MOST_GROWTH_BYTES = 24 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test.each(DATASET_FORMATS)(
  'an export of 200,000 images as %s holds as much memory at its end as at its beginning',
  async (format) => {
    const root = temporaryFolder();
    const image = join(root, 'image.jpg');
    const bytes = await noiseJpeg(1, 16, 16);
    writeFileSync(image, bytes);
    const folders = fillDataset(join(root, 'workspace'), IMAGES, () => bytes.length);
    const database = openDatabase(folders.database);
    const held: number[] = [];
    let told = 0;
    try {
      await exportDataset(
        {
          datasets: createDatasetStore(database),
          files: { pathOf: () => image },
          factsOf: async () => PLAIN_FACTS,
        },
        { dataset: FILLED_DATASET, format, folder: join(folders.exports, 'd') },
        {
          signal: new AbortController().signal,
          report: ({ done }) => {
            if (done - told < EVERY) return;
            told = done;
            collectGarbage();
            const { heapUsed, arrayBuffers, external } = process.memoryUsage();
            held.push(heapUsed + Math.max(arrayBuffers, external));
          },
        },
      );
    } finally {
      database.close();
    }
    console.log(format, held.map((one) => (one / 2 ** 20).toFixed(1)).join(' '), 'MiB');
    const early = Math.max(...held.slice(0, 4));
    const late = Math.max(...held.slice(-4));
    expect(late - early).toBeLessThan(MOST_GROWTH_BYTES);
  },
);
