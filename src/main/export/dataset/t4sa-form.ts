import { POLARITIES, polarityIndex } from '../../../shared/domain/polarity.ts';
import type { Split } from '../../../shared/domain/split.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import { copyImages } from './copy-images.ts';
import { csvText } from './csv-text.ts';
import type { DatasetForm } from './dataset-form.ts';
import { imageName } from './image-name.ts';
import { writeSentiment } from './write-sentiment.ts';

/** Names of the lists as the T4SA release has them. */
export const LIST_NAMES: Readonly<Record<Split, string>> = {
  train: 'b-t4sa_train.txt',
  validation: 'b-t4sa_val.txt',
  test: 'b-t4sa_test.txt',
};
export const ITEMS_TABLE = 'items.csv';
export const SENTIMENT_TABLE = 't4sa_text_sentiment.tsv';

export const ITEMS_COLUMNS = [
  'file',
  'split',
  'platform',
  'post_id',
  'polarity',
  'confidence',
  'sha256',
] as const;

/**
 * The layout of the T4SA release: images below `data/`, a list per split, and the teacher's probabilities.
 *
 * `items.csv` is ours: which post an image is of where its name cannot tell, and how sure its weak label is.
 */
export const t4saForm: DatasetForm = {
  limits: { images: 2000, bytes: 256 * 2 ** 20 },
  growing: [
    ...Object.values(LIST_NAMES).map((path) => ({ path, header: '' })),
    { path: ITEMS_TABLE, header: `${ITEMS_COLUMNS.join(',')}\n` },
  ],
  writePiece: (writing) =>
    copyImages(writing, pathOf, async (page) => {
      const { split } = writing.piece;
      const lines = page.map((item) => `${pathOf(item)} ${polarityIndex(item.polarity)}\n`);
      await writing.files.append(LIST_NAMES[split], lines.join(''));
      const rows = page.map((item) => [
        pathOf(item),
        item.split,
        item.platform,
        item.nativePostId,
        item.polarity,
        item.confidence,
        item.mediaId,
      ]);
      await writing.files.append(ITEMS_TABLE, csvText(rows));
    }),
  finish: (finishing) =>
    writeSentiment(finishing, SENTIMENT_TABLE, `TWID\t${POLARITIES.join('\t')}\n`),
};

function pathOf(item: ExportedItem): string {
  const { folder, stem, ending } = imageName(item);
  return `data/${folder}/${stem}.${ending}`;
}
