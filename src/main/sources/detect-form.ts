import { constants, type Dirent } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import type { ImportFormat } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import { isTableName } from './folder-csv/find-csv.ts';
import { lookOfBytes } from './look-of-bytes.ts';
import { looksLikeJsonl } from './looks-like-jsonl.ts';
import { readHead } from './reading/read-head.ts';
import { looksLikeT4sa } from './t4sa/t4sa-files.ts';

export type SourceForm = Exclude<ImportFormat, 'auto'>;

const HEAD_BYTES = 1024 * 1024;

/**
 * Finds out in which form the file or folder at an absolute path is.
 *
 * @throws Failure when nothing is there, or it is in no form that can be imported; it says what was found.
 */
export async function detectForm(path: string): Promise<SourceForm> {
  if (await isFolder(path)) return await formOfFolder(path);
  if (isTableName(path)) return 'folder-csv';
  const head = await readHead(path, HEAD_BYTES);
  if (looksLikeJsonl(head, head.length < HEAD_BYTES)) return 'x-jsonl';
  throw new Failure('BAD_INPUT', `${path} is ${lookOfBytes(head)}, not posts.`, adviceFor(head));
}

/**
 * True for a folder, false for a file.
 *
 * @throws Failure when nothing is there, or it may not be read.
 */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) {
    throw new Failure(
      'BAD_INPUT',
      `There is no file or folder at ${path}.`,
      'Check the path; a disk that is not mounted looks like a missing folder.',
    );
  }
  if (!found.isDirectory() && !found.isFile()) {
    throw new Failure('BAD_INPUT', `${path} is neither a file nor a folder.`, 'Choose a file.');
  }
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new Failure(
      'BAD_INPUT',
      `${path} may not be read by this user.`,
      'Change its permissions, or copy it to a place that you can read.',
      { cause: error },
    );
  });
  return found.isDirectory();
}

async function formOfFolder(path: string): Promise<SourceForm> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  if (looksLikeT4sa(names)) return 't4sa';
  if (names.some(isTableName)) return 'folder-csv';
  throw new Failure(
    'BAD_INPUT',
    `${path} is a folder without posts: ${contentOf(entries)}.`,
    'A folder must be the T4SA release (b-t4sa_*.txt, raw_tweets_text.csv) or hold images with a ' +
      'CSV of their texts. Files of X JSON (.jsonl, .json, .gz) are chosen themselves.',
  );
}

function contentOf(entries: readonly Dirent[]): string {
  if (entries.length === 0) return 'it is empty';
  const names = entries.slice(0, 5).map((entry) => entry.name);
  return `it holds ${names.join(', ')}${entries.length > names.length ? ', …' : ''}`;
}

function adviceFor(head: Buffer): string {
  const look = lookOfBytes(head);
  if (head.length === 0) return 'Choose a file with posts.';
  if (look === 'JSON') {
    return 'Write one record per line, for example with: jq -c ".[]" posts.json > posts.jsonl';
  }
  if (/archive|file$/.test(look) && look !== 'a text file') return 'Unpack it first.';
  return 'Choose a file of X JSON with one record per line, the T4SA release, or a folder with a CSV.';
}
