import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import type { StudentFiles } from '../pipeline/ports/student-files.ts';
import { writeManifest } from './write-manifest.ts';

/** Folders `students/<name>`, with the manifest that the trainer reads. */
export function createStudentFiles(folders: {
  readonly students: string;
  readonly features: string;
}): StudentFiles {
  const folderOf = (student: string): string => join(folders.students, student);
  return {
    featuresFolder: folders.features,
    folderOf,
    writeManifest: (student, lines) =>
      writeManifest(
        folderOf(student),
        lines.map(
          ({ path, polarity, fold }) =>
            `${path}\t${polarity === null ? '-' : polarityIndex(polarity)}\t${fold ?? '-'}`,
        ),
      ),
    remove: (student) => rm(folderOf(student), { recursive: true, force: true }),
  };
}
