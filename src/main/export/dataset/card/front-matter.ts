import { stringify } from 'yaml';
import type { DatasetFormat } from '../../../../shared/domain/dataset-export.ts';
import { SPLITS, type Split } from '../../../../shared/domain/split.ts';
import { idsTable } from '../ids-form.ts';
import { parquetCardFeatures } from '../parquet-features.ts';
import type { ToldDataset } from './told-dataset.ts';

/** Where the datasets library finds a split's rows; null for forms that it does not read. */
const DATA_FILES: Readonly<Record<DatasetFormat, ((split: Split) => string) | null>> = {
  ids: idsTable,
  t4sa: null,
  'image-folder': (split) => `${split}/**`,
  parquet: (split) => `data/${split}-*`,
  webdataset: (split) => `${split}-*.tar`,
};

/** Sizes as the Hugging Face hub names them, each with the number of rows that it ends before. */
const SIZES = [
  ['n<1K', 1e3],
  ['1K<n<10K', 1e4],
  ['10K<n<100K', 1e5],
  ['100K<n<1M', 1e6],
  ['1M<n<10M', 1e7],
] as const;

/** The front matter of a dataset card as the Hugging Face hub and its datasets library read it. */
export function frontMatter({ dataset, format, pieces }: ToldDataset): string {
  const sums = SPLITS.map((split) => {
    const own = pieces.filter((piece) => piece.split === split);
    return {
      split,
      images: own.reduce((sum, piece) => sum + piece.images, 0),
      bytes: own.reduce((sum, piece) => sum + piece.bytes, 0),
    };
  }).filter(({ images }) => images > 0);
  const rows = sums.reduce((sum, { images }) => sum + images, 0);
  const filesOf = DATA_FILES[format];
  const features = featuresOf(format);
  return stringify({
    pretty_name: dataset.name,
    license: 'other',
    license_name: 'terms-of-the-platforms',
    language: ['en'],
    task_categories: ['image-classification'],
    size_categories: [SIZES.find(([, end]) => rows < end)?.[0] ?? 'n>10M'],
    tags: ['sentiment-analysis', 'weak-supervision', 'social-media', 't4sa'],
    ...(filesOf === null
      ? {}
      : {
          configs: [
            {
              config_name: 'default',
              data_files: sums.map(({ split }) => ({ split, path: filesOf(split) })),
            },
          ],
        }),
    ...(features === null
      ? {}
      : {
          dataset_info: {
            features,
            splits: sums.map(({ split, images, bytes }) => ({
              name: split,
              num_bytes: bytes,
              num_examples: images,
            })),
          },
        }),
  });
}

function featuresOf(format: DatasetFormat): readonly object[] | null {
  const text = (name: string): object => ({ name, dtype: 'string' });
  const confidence = { name: 'confidence', dtype: 'float64' };
  switch (format) {
    case 'parquet':
      return parquetCardFeatures();
    case 'image-folder':
      return [
        { name: 'image', dtype: 'image' },
        text('label'),
        confidence,
        text('post'),
        text('sha256'),
      ];
    case 'ids':
      return [
        text('platform'),
        text('post_id'),
        { name: 'image', dtype: 'int32' },
        text('polarity'),
        confidence,
        text('sha256'),
      ];
    case 't4sa':
    case 'webdataset':
      return null;
  }
}
