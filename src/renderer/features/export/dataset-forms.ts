import type { DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import type { ExportedFile } from './export-files.ts';

export type DatasetForm = {
  readonly name: string;
  /** What it is for, in a line. */
  readonly use: string;
  /** Whether pictures lie in it, which may not be passed on. */
  readonly hasImages: boolean;
  readonly files: readonly ExportedFile[];
};

const CARD: ExportedFile = {
  file: 'README.md',
  use: 'the dataset’s card: funnel, thresholds, teacher, audits, leaks, terms',
};
const RECIPE: ExportedFile = {
  file: 'dataset.json, croissant.json',
  use: 'the recipe and the hash; metadata for dataset search engines',
};

export const DATASET_FORMS: Readonly<Record<DatasetFormat, DatasetForm>> = {
  ids: {
    name: 'Ids and labels',
    use: 'To pass on: no pictures, no texts. “studio rehydrate” fetches them again.',
    hasImages: false,
    files: [
      {
        file: 'train.csv, validation.csv, test.csv',
        use: 'post, image, polarity, confidence and SHA-256 of each image',
      },
      CARD,
      RECIPE,
    ],
  },
  t4sa: {
    name: 'T4SA layout',
    use: 'For programs that read the release: its file names, columns and label codes.',
    hasImages: true,
    files: [
      {
        file: 'b-t4sa_train.txt, …_val.txt, …_test.txt',
        use: 'an image and its polarity (0, 1, 2) per line',
      },
      { file: 'data/', use: 'the images, named by post and place, as in the release' },
      { file: 't4sa_text_sentiment.tsv', use: 'what the teacher said of each post' },
      { file: 'items.csv', use: 'post, confidence and SHA-256 of each image' },
      CARD,
      RECIPE,
    ],
  },
  'image-folder': {
    name: 'Image folders',
    use: 'For Keras, torchvision and imagefolder: a folder per split and polarity.',
    hasImages: true,
    files: [
      { file: 'train/NEG/, train/NEU/, …', use: 'the images' },
      { file: 'train/metadata.csv, …', use: 'label, confidence, post and SHA-256 of each image' },
      CARD,
      RECIPE,
    ],
  },
  parquet: {
    name: 'Parquet',
    use: 'For Hugging Face datasets: images inside, in shards of about 500 MB.',
    hasImages: true,
    files: [
      { file: 'data/train-00000-of-….parquet', use: 'image, label, confidence, post' },
      CARD,
      RECIPE,
    ],
  },
  webdataset: {
    name: 'WebDataset',
    use: 'For training that streams: tar shards of about 500 MB.',
    hasImages: true,
    files: [
      {
        file: 'train-000000.tar, …',
        use: 'of each image its file, label (.cls) and the rest (.json)',
      },
      CARD,
      RECIPE,
    ],
  },
};
