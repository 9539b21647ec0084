import { basename } from 'node:path';
import type { SourceRecord } from '../../pipeline/ports/post-source.ts';
import { insideFolder } from '../inside-folder.ts';
import { readCsvRows } from '../reading/csv-rows.ts';
import { readLines } from '../reading/read-lines.ts';
import { parseImageListLine } from './image-list-line.ts';
import type { T4saFiles } from './t4sa-files.ts';

/** One image of a post: its place (from 0) and its absolute path. */
export type T4saImage = { readonly position: number; readonly path: string };

const FROM_START = { offset: 0, line: 0 };

/**
 * Reads the lists of images into `imagesByPost`; yields what cannot be read.
 *
 * @throws Failure when a list cannot be read; the signal's reason when aborted.
 */
export async function* readImageLists(
  files: T4saFiles,
  imagesByPost: Map<string, T4saImage[]>,
  signal: AbortSignal,
): AsyncGenerator<SourceRecord> {
  for (const list of files.lists) {
    for await (const group of readLines(list, { from: FROM_START, signal })) {
      for (const line of group.lines) {
        const text = line.content.kind === 'text' ? line.content.text : '?';
        if (text.trim() === '') continue;
        const image = parseImageListLine(text);
        const path = image && insideFolder(files.folder, files.folder, image.path);
        if (image === null || path === null) {
          yield badRow(list, line.number, 'not a line like data/75801/758014713804587008-1.jpg 2');
          continue;
        }
        const images = imagesByPost.get(image.postId) ?? [];
        const isRepeated = images.some(({ position }) => position === image.position);
        if (!isRepeated) images.push({ position: image.position, path });
        imagesByPost.set(image.postId, images);
      }
    }
  }
}

/**
 * Reads the texts of the posts in `imagesByPost` into `textByPost`; yields what cannot be read.
 *
 * @throws Failure when the file cannot be read; the signal's reason when aborted.
 */
export async function* readTexts(
  files: T4saFiles,
  imagesByPost: ReadonlyMap<string, readonly T4saImage[]>,
  textByPost: Map<string, string>,
  signal: AbortSignal,
): AsyncGenerator<SourceRecord> {
  for await (const rows of readCsvRows(readLines(files.texts, { from: FROM_START, signal }), ',')) {
    for (const row of rows) {
      if (row.kind === 'rejected') {
        yield { ...row, place: placeOf(files.texts, row.line) };
        continue;
      }
      const [id, text] = row.fields;
      if (row.line === 1 && id?.toLowerCase() === 'id') continue;
      if (id === undefined || text === undefined || row.fields.length !== 2) {
        yield badRow(
          files.texts,
          row.line,
          `${row.fields.length} columns where id and text are due`,
        );
      } else if (!/^\d{1,20}$/.test(id)) {
        yield badRow(files.texts, row.line, `${id.slice(0, 40)} is no id: digits are due`);
      } else if (imagesByPost.has(id) && !textByPost.has(id)) {
        textByPost.set(id, text);
      }
    }
  }
}

function badRow(file: string, line: number, detail: string): SourceRecord {
  return { kind: 'rejected', place: placeOf(file, line), reason: 'record:bad-row', detail };
}

function placeOf(file: string, line: number): string {
  return `${basename(file)}, line ${line}`;
}
