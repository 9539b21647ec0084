import { z } from 'zod';

/**
 * Forms that a dataset is written in.
 *
 * `ids`: ids, labels and splits only, which platforms' terms allow to pass on; `studio rehydrate` fetches the images
 * again. `t4sa`: the layout of the T4SA release. `image-folder`: a folder per split and polarity, with `metadata.csv`.
 * `parquet`: the Hugging Face datasets layout with images inside. `webdataset`: tar shards.
 */
export const DATASET_FORMATS = ['ids', 't4sa', 'image-folder', 'parquet', 'webdataset'] as const;
export const DatasetFormat = z.enum(DATASET_FORMATS);
export type DatasetFormat = z.infer<typeof DatasetFormat>;
