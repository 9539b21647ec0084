import type { DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import type { DatasetForm } from './dataset-form.ts';
import { idsForm } from './ids-form.ts';
import { imageFolderForm } from './image-folder-form.ts';
import { parquetForm } from './parquet-form.ts';
import { t4saForm } from './t4sa-form.ts';
import { webdatasetForm } from './webdataset-form.ts';

export const DATASET_FORMS: Readonly<Record<DatasetFormat, DatasetForm>> = {
  ids: idsForm,
  t4sa: t4saForm,
  'image-folder': imageFolderForm,
  parquet: parquetForm,
  webdataset: webdatasetForm,
};
