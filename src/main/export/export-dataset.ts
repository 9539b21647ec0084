import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import type { DatasetStore, ExportedItem } from '../pipeline/ports/dataset-store.ts';
import type { MediaFiles } from '../pipeline/ports/media-files.ts';
import type { StageControl } from '../pipeline/stage-control.ts';

/** Names of the lists as the T4SA release has them. */
const LIST_NAMES: Readonly<Record<Split, string>> = {
  train: 'train.txt',
  validation: 'val.txt',
  test: 'test.txt',
};
const COPY_CONCURRENCY = 8;

export type DatasetExportSummary = { readonly folder: string; readonly images: number };

/**
 * Writes a dataset as a folder in the form of the T4SA release: images, a list per split, and a table.
 *
 * The lists have a line `data/<2 digits>/<media id>.<format> <0|1|2>` an image. The folder is written under a
 * temporary name and renamed: one that is there is whole, and replaced by the next export.
 *
 * @throws Failure NOT_FOUND without the dataset.
 */
export async function exportDataset(
  ports: { readonly datasets: DatasetStore; readonly files: MediaFiles },
  request: { readonly dataset: string; readonly folder: string },
  control: StageControl,
): Promise<DatasetExportSummary> {
  const summary = ports.datasets.find(request.dataset);
  if (summary === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no dataset named ${request.dataset}`,
      'Choose one that is there.',
    );
  }
  const items = ports.datasets.exportedItems(request.dataset);
  const temporary = `${request.folder}.new`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  let done = 0;
  await pMap(
    items,
    async (item) => {
      const target = join(temporary, fileOf(item));
      await mkdir(dirname(target), { recursive: true });
      await copyFile(ports.files.pathOf(item.mediaId), target);
      done += 1;
      control.report({ done, total: items.length, unit: 'images', message: request.folder });
    },
    { concurrency: COPY_CONCURRENCY, signal: control.signal },
  );
  for (const split of SPLITS) {
    const lines = items
      .filter((item) => item.split === split)
      .map((item) => `${fileOf(item)} ${polarityIndex(item.polarity)}\n`);
    await writeFile(join(temporary, LIST_NAMES[split]), lines.join(''));
  }
  await writeFile(join(temporary, 'items.csv'), table(items));
  await writeFile(join(temporary, 'dataset.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeFile(join(temporary, 'README.md'), readme(request.dataset));
  await rm(request.folder, { recursive: true, force: true });
  await rename(temporary, request.folder);
  return { folder: request.folder, images: items.length };
}

function fileOf(item: ExportedItem): string {
  const ending = item.format === 'jpeg' ? 'jpg' : item.format;
  return `data/${item.mediaId.slice(0, 2)}/${item.mediaId}.${ending}`;
}

function table(items: readonly ExportedItem[]): string {
  const rows = items.map((item) =>
    [
      fileOf(item),
      item.polarity,
      item.confidence,
      item.split,
      item.platform,
      JSON.stringify(item.nativePostId),
    ].join(','),
  );
  return `${['file,polarity,confidence,split,platform,post_id', ...rows].join('\n')}\n`;
}

function readme(dataset: string): string {
  return `# ${dataset}

An image-sentiment dataset made by T4SA Studio. The polarities are weak labels: a text classifier read the
post of each image. No person labelled the images.

- \`train.txt\`, \`val.txt\`, \`test.txt\`: one image a line, its path and its polarity (0 negative, 1 neutral,
  2 positive), in the form of the T4SA release.
- \`items.csv\`: the same with the weak label's confidence and the post that it came from.
- \`dataset.json\`: the recipe and the seed that made it, and the hash that identifies it.

The images belong to the people who posted them, and the terms of the platform that they came from apply.
Platforms usually allow to pass on the ids of posts, not the images: keep this folder to yourself.
`;
}
