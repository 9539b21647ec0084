import { resolve } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { ImportFormat } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import type { PostSource } from '../pipeline/ports/post-source.ts';
import { detectForm, isFolder } from './detect-form.ts';
import { isTableName } from './folder-csv/find-csv.ts';
import { openFolderCsvSource } from './folder-csv/folder-csv-source.ts';
import { openT4saSource } from './t4sa/t4sa-source.ts';
import { openXJsonlSource } from './x-jsonl/x-jsonl-source.ts';

/**
 * Opens what a person chose for import; `auto` finds the form out by content.
 *
 * Reads the texts once to take the fingerprint of the source.
 *
 * @throws Failure when nothing is there, or it does not fit the form.
 */
export async function openPostSource(path: string, format: ImportFormat): Promise<PostSource> {
  const absolute = resolve(path);
  const form = format === 'auto' ? await detectForm(absolute) : format;
  const isInFolder = await isFolder(absolute);
  switch (form) {
    case 'x-jsonl':
      if (isInFolder) throw wrongKind(`${absolute} is a folder.`, 'Choose the files in it.');
      return await openXJsonlSource(absolute);
    case 't4sa':
      if (!isInFolder)
        throw wrongKind(`${absolute} is a file.`, 'Choose the folder that it is in.');
      return await openT4saSource(absolute);
    case 'folder-csv':
      if (!isInFolder && !isTableName(absolute)) {
        throw wrongKind(`${absolute} is no table.`, 'Choose a .csv or .tsv file, or its folder.');
      }
      return await openFolderCsvSource(absolute);
    default:
      return assertNever(form);
  }
}

function wrongKind(message: string, advice: string): Failure {
  return new Failure('BAD_INPUT', message, advice);
}
