import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import type { RunFiles } from '../pipeline/ports/run-files.ts';

/** Folders `runs/<name>`, with the manifest that the trainer reads. */
export function createRunFiles(folders: {
  readonly runs: string;
  readonly features: string;
}): RunFiles {
  const folderOf = (run: string): string => join(folders.runs, run);
  return {
    featuresFolder: folders.features,
    folderOf,
    modelFolderOf: (run) => join(folderOf(run), 'model'),
    writeManifest: async (run, lines) => {
      const folder = folderOf(run);
      const manifest = join(folder, 'manifest.tsv');
      await mkdir(folder, { recursive: true });
      const text = lines
        .map(({ path, polarity, split }) => `${path}\t${polarityIndex(polarity)}\t${split}\n`)
        .join('');
      await writeFile(`${manifest}.new`, text);
      await rename(`${manifest}.new`, manifest);
      return manifest;
    },
  };
}
