import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { BenchmarkForm, BenchmarkSource } from '../../../shared/domain/benchmark-source.ts';
import { polarityOfClass } from '../../../shared/domain/class-polarity.ts';
import { Failure } from '../../../shared/failure.ts';

/** A list of a benchmark, with the number of people who agreed on its images where its name tells. */
export type BenchmarkList = { readonly file: string; readonly agreeing: number | null };

/** What stands at a path: the form, its lists, the folder that images are looked for in, and the places below it. */
export type FoundBenchmark = {
  readonly form: Exclude<BenchmarkForm, 'auto'>;
  readonly lists: readonly BenchmarkList[];
  readonly root: string;
  readonly bases: readonly string[];
};

const LEVELS: Readonly<Record<string, number>> = { three: 3, four: 4, five: 5 };
const LEVEL_NAME = /^(?<level>[345]|three|four|five)[-_ ]?agrees?$/i;
/** The folder of images of the Twitter Testing Dataset as it is published. */
const CANDIDATES = 'Agg_AMT_Candidates';
/** Below a folder of Flickr & Instagram: a split's tables name images of the folder above. */
const SPLIT_FOLDER = /^split[-_]?\d+$/i;

/**
 * Finds out in which form a benchmark is.
 *
 * @throws Failure BAD_INPUT where there is none, or several tables.
 */
export async function findBenchmark(source: BenchmarkSource): Promise<FoundBenchmark> {
  const path = resolve(source.path);
  const { form, folder, names, isFile } = await lookAt(path);
  const wanted = source.form === 'auto' ? form : source.form;
  const images = source.imagesFolder === undefined ? null : resolve(source.imagesFolder);
  if (wanted === 'twitter-testing' || wanted === null) {
    const found = await agreementLists(folder, names, ['.txt']);
    if (found !== null) return { form: 'twitter-testing', ...found, ...placesOf(found, images) };
    if (wanted === 'twitter-testing') throw noLists(path);
  }
  if (wanted === 'csv' || wanted === null) {
    const lists = isFile ? [{ file: path, agreeing: null }] : await tables(folder, names);
    if (lists !== null) return { form: 'csv', lists, ...placesOf({ folder }, images) };
    if (wanted === 'csv') throw noTable(path);
  }
  for (const root of [folder, join(folder, 'images')]) {
    if (wanted === 'folders' ? root === folder : await hasClassFolders(root)) {
      return { form: 'folders', lists: [], root, bases: [root] };
    }
  }
  throw new Failure(
    'BAD_INPUT',
    `${path} is no benchmark in a form that is known`,
    'A benchmark is a folder with one sub-folder per class (negative, neutral, positive, or emotions), a CSV with a column of paths and one of classes, or the Twitter Testing Dataset with five_agree.txt, four_agree.txt and three_agree.txt.',
  );
}

async function lookAt(path: string): Promise<{
  readonly form: BenchmarkForm | null;
  readonly folder: string;
  readonly names: readonly string[];
  readonly isFile: boolean;
}> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      'BAD_INPUT',
      `${path} cannot be read (${error.code})`,
      'Check the path of the benchmark.',
      { cause: error },
    );
  });
  const folder = found.isDirectory() ? path : dirname(path);
  const names = await readdir(folder);
  if (found.isDirectory()) return { form: null, folder, names, isFile: false };
  const isList = extname(path).toLowerCase() === '.txt' && levelOf(path) !== null;
  return isList
    ? { form: 'twitter-testing', folder, names, isFile: false }
    : { form: 'csv', folder, names, isFile: true };
}

type Lists = { readonly lists: readonly BenchmarkList[]; readonly folder: string };

/** Lists of agreement in a folder, or beside it where it is the folder of images. */
async function agreementLists(
  folder: string,
  names: readonly string[],
  endings: readonly string[],
): Promise<Lists | null> {
  const lists = levelsAmong(folder, names, endings);
  if (lists.length > 0) return { lists, folder };
  if (basename(folder) !== CANDIDATES) return null;
  const above = dirname(folder);
  const beside = levelsAmong(above, await readdir(above), endings);
  return beside.length > 0 ? { lists: beside, folder: above } : null;
}

function levelsAmong(
  folder: string,
  names: readonly string[],
  endings: readonly string[],
): readonly BenchmarkList[] {
  return names
    .filter((name) => endings.includes(extname(name).toLowerCase()))
    .flatMap((name) => {
      const agreeing = levelOf(name);
      return agreeing === null ? [] : [{ file: join(folder, name), agreeing }];
    })
    .sort((a, b) => b.agreeing - a.agreeing);
}

function levelOf(path: string): number | null {
  const { level } = LEVEL_NAME.exec(basename(path, extname(path)))?.groups ?? {};
  return level === undefined ? null : (LEVELS[level.toLowerCase()] ?? Number(level));
}

/** The tables of a folder: those of agreement, the complete one, or the only one. */
async function tables(
  folder: string,
  names: readonly string[],
): Promise<readonly BenchmarkList[] | null> {
  const levels = levelsAmong(folder, names, ['.csv']);
  if (levels.length > 0) return levels;
  const all = names.filter((name) => extname(name).toLowerCase() === '.csv');
  const complete = all.filter((name) => /[-_]complete\.csv$/i.test(name));
  const [only, ...others] = complete.length > 0 ? complete : all;
  if (only === undefined) return null;
  if (others.length === 0) return [{ file: join(folder, only), agreeing: null }];
  if (await hasClassFolders(folder)) return null;
  throw new Failure(
    'BAD_INPUT',
    `${folder} holds several tables: ${all.sort().join(', ')}`,
    'Choose one of them.',
  );
}

/** Where images are looked for: in the folder that is named, or beside the lists and in the folders usual there. */
function placesOf(
  { folder }: Pick<Lists, 'folder'>,
  images: string | null,
): Pick<FoundBenchmark, 'root' | 'bases'> {
  if (images !== null) return { root: images, bases: [images] };
  const bases = [folder, join(folder, CANDIDATES), join(folder, 'images')];
  const above = dirname(folder);
  return SPLIT_FOLDER.test(basename(folder))
    ? { root: above, bases: [...bases, above, join(above, 'images')] }
    : { root: folder, bases };
}

async function hasClassFolders(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.some(
    (entry) =>
      entry.isDirectory() && (polarityOfClass(entry.name) !== null || /^[012]$/.test(entry.name)),
  );
}

function noLists(path: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `${path} holds no list of agreement`,
    'The Twitter Testing Dataset comes with five_agree.txt, four_agree.txt and three_agree.txt; put them beside the folder of images.',
  );
}

function noTable(path: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `${path} holds no table`,
    'Choose a CSV file with a column of paths and one of classes.',
  );
}
