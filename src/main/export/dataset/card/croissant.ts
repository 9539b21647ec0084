import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SPLITS } from '../../../../shared/domain/split.ts';
import { IDS_COLUMNS, idsTable } from '../ids-form.ts';
import { METADATA_COLUMNS, metadataTable } from '../image-folder-form.ts';
import { ITEMS_COLUMNS, ITEMS_TABLE } from '../t4sa-form.ts';
import { CROISSANT_CONTEXT } from './croissant-context.ts';
import { termsText } from './terms-text.ts';
import type { ToldDataset } from './told-dataset.ts';

type Table = { readonly path: string; readonly columns: readonly string[] };

/** The paper whose manner the dataset is made in. */
const T4SA_PAPER =
  'L. Vadicamo, F. Carrara, A. Cimino, S. Cresci, F. Dell’Orletta, F. Falchi, M. Tesconi: Cross-Media Learning for Image Sentiment Analysis in the Wild. ICCV Workshops 2017.';

/** Types of columns that are no texts. */
const TYPES: Readonly<Record<string, string>> = {
  image: 'sc:Integer',
  image_of_post: 'sc:Integer',
  confidence: 'sc:Float',
};

/**
 * The dataset's metadata in the form Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html).
 *
 * @param folder where the export's tables lie: their sizes and hashes are read.
 */
export async function croissant(told: ToldDataset, folder: string): Promise<string> {
  const { dataset, format } = told;
  const tables = tablesOf(told);
  const files = await Promise.all(tables.map((table) => fileObject(table, folder)));
  const metadata = {
    '@context': CROISSANT_CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: dataset.name,
    description: `Images of posts with the polarity (NEG, NEU, POS) that the text classifier ${dataset.recipe.teacher} found in the post's text: weak labels, made by T4SA Studio.`,
    license: termsText(format).replaceAll(/\s+/g, ' '),
    citeAs: T4SA_PAPER,
    version: `1.0.0+${dataset.hash.slice(0, 12)}`,
    datePublished: new Date(dataset.createdAtMs).toISOString().slice(0, 10),
    keywords: ['sentiment analysis', 'image classification', 'weak supervision', 'T4SA'],
    distribution: [...files, ...fileSets(format)],
    recordSet: format === 'parquet' ? [parquetRecords()] : tables.map(tableRecords),
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

function tablesOf({ format, pieces }: ToldDataset): readonly Table[] {
  const splits = SPLITS.filter((split) => pieces.some((piece) => piece.split === split));
  if (format === 'ids') {
    return splits.map((split) => ({ path: idsTable(split), columns: IDS_COLUMNS }));
  }
  if (format === 'image-folder') {
    return splits.map((split) => ({ path: metadataTable(split), columns: METADATA_COLUMNS }));
  }
  return format === 't4sa' ? [{ path: ITEMS_TABLE, columns: ITEMS_COLUMNS }] : [];
}

async function fileObject({ path }: Table, folder: string): Promise<object> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(join(folder, path))) hash.update(bytes);
  const { size } = await stat(join(folder, path));
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${size} B`,
    encodingFormat: 'text/csv',
    sha256: hash.digest('hex'),
  };
}

function fileSets(format: ToldDataset['format']): readonly object[] {
  const set = (id: string, encodingFormat: string, includes: string): object => ({
    '@type': 'cr:FileSet',
    '@id': id,
    name: id,
    encodingFormat,
    includes,
  });
  switch (format) {
    case 'ids':
      return [];
    case 't4sa':
      return [set('images', 'image/jpeg', 'data/*/*.jpg')];
    case 'image-folder':
      return [set('images', 'image/jpeg', '*/*/*.jpg')];
    case 'parquet':
      return [set('shards', 'application/x-parquet', 'data/*.parquet')];
    case 'webdataset':
      return [set('shards', 'application/x-tar', '*.tar')];
  }
}

function tableRecords({ path, columns }: Table): object {
  const id = path.replace(/(?:\/metadata)?\.csv$/, '');
  return {
    '@type': 'cr:RecordSet',
    '@id': id,
    name: id,
    field: columns.map((column) => field(id, column, { fileObject: { '@id': path } })),
  };
}

function parquetRecords(): object {
  const source = { fileSet: { '@id': 'shards' } };
  const columns = ['confidence', 'platform', 'post_id', 'image_of_post', 'sha256'];
  return {
    '@type': 'cr:RecordSet',
    '@id': 'images',
    name: 'images',
    field: [
      {
        '@type': 'cr:Field',
        '@id': 'images/image',
        name: 'images/image',
        dataType: 'sc:ImageObject',
        source: { ...source, extract: { column: 'image' }, transform: { jsonPath: 'bytes' } },
      },
      { ...field('images', 'label', source), dataType: 'sc:Integer' },
      ...columns.map((column) => field('images', column, source)),
    ],
  };
}

function field(records: string, column: string, source: object): object {
  const id = `${records}/${column}`;
  return {
    '@type': 'cr:Field',
    '@id': id,
    name: id,
    dataType: TYPES[column] ?? 'sc:Text',
    source: { ...source, extract: { column } },
  };
}
