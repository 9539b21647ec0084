import { POLARITIES } from '../../../shared/domain/polarity.ts';

/** The column's names in Parquet, and what the datasets library calls their types. */
const TYPES = {
  confidence: 'float64',
  platform: 'string',
  post_id: 'string',
  image_of_post: 'int32',
  sha256: 'string',
} as const;

/** The features as the datasets library reads them from a Parquet file's metadata. */
export function huggingFaceMetadata(): string {
  const values = Object.entries(TYPES).map(([name, dtype]) => [name, { dtype, _type: 'Value' }]);
  const features = {
    image: { _type: 'Image' },
    label: { names: POLARITIES, _type: 'ClassLabel' },
    ...Object.fromEntries(values),
  };
  return JSON.stringify({ info: { features } });
}

/** The same features as a dataset card's front matter lists them. */
export function parquetCardFeatures(): readonly object[] {
  const names = Object.fromEntries(POLARITIES.map((name, index) => [String(index), name]));
  return [
    { name: 'image', dtype: 'image' },
    { name: 'label', dtype: { class_label: { names } } },
    ...Object.entries(TYPES).map(([name, dtype]) => ({ name, dtype })),
  ];
}
