import { basename } from 'node:path';
import type { BenchmarkSource } from '../../../shared/domain/benchmark-source.ts';
import { Failure } from '../../../shared/failure.ts';
import { delimitedRecords } from '../../domain/text/delimited-records.ts';
import { readTextFile } from '../reading/read-text-file.ts';
import type { NamedImage } from './named-image.ts';
import type { ProblemTally } from './problem-tally.ts';

const PATH_COLUMNS = ['path', 'file', 'image', 'file_name', 'filename', 'name'];
const CLASS_COLUMNS = ['class', 'label', 'polarity', 'sentiment', 'emotion'];

/**
 * The rows of a table with a column of paths and one of classes.
 *
 * @throws Failure BAD_INPUT where the columns cannot be told.
 */
export async function readClassTable(
  file: string,
  { pathColumn, classColumn }: Pick<BenchmarkSource, 'pathColumn' | 'classColumn'>,
  problems: ProblemTally,
): Promise<readonly NamedImage[]> {
  const name = basename(file);
  const [header, ...rows] = delimitedRecords(await readTextFile(file));
  const columns = (header?.fields ?? []).map((column) => column.trim());
  const paths = placeOf(columns, pathColumn, PATH_COLUMNS);
  const classes = placeOf(columns, classColumn, CLASS_COLUMNS);
  if (paths === -1 || classes === -1) {
    const lacking = paths === -1 ? 'paths' : 'classes';
    throw new Failure(
      'BAD_INPUT',
      `${file} has no column of ${lacking} that is known; its first line names: ${columns.join(', ')}`,
      'Say which columns hold the paths and the classes; the first line of the table must name them.',
    );
  }
  return rows.flatMap(({ line, fields }): NamedImage[] => {
    const named = fields[paths]?.trim() ?? '';
    const className = fields[classes]?.trim() ?? '';
    if (named !== '' && className !== '') {
      return [{ file: named, className, place: `${name}, line ${line}` }];
    }
    problems.add('rows without a path or a class', `${name}, line ${line}`);
    return [];
  });
}

function placeOf(
  columns: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
): number {
  const names = columns.map((column) => column.toLowerCase());
  if (wanted !== undefined) return names.indexOf(wanted.trim().toLowerCase());
  const found = usual.find((column) => names.includes(column));
  return found === undefined ? -1 : names.indexOf(found);
}
