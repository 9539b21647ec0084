import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import type { StudentFiles } from '../pipeline/ports/student-files.ts';

/** Folders `students/<name>`, with the manifest that the trainer reads. */
export function createStudentFiles(folders: {
  readonly students: string;
  readonly features: string;
}): StudentFiles {
  const folderOf = (student: string): string => join(folders.students, student);
  return {
    featuresFolder: folders.features,
    folderOf,
    writeManifest: async (student, lines) => {
      const folder = folderOf(student);
      const manifest = join(folder, 'manifest.tsv');
      await mkdir(folder, { recursive: true });
      const text = lines
        .map(
          ({ path, polarity, fold }) =>
            `${path}\t${polarity === null ? '-' : polarityIndex(polarity)}\t${fold ?? '-'}\n`,
        )
        .join('');
      await writeFile(`${manifest}.new`, text);
      await rename(`${manifest}.new`, manifest);
      return manifest;
    },
    remove: (student) => rm(folderOf(student), { recursive: true, force: true }),
  };
}
