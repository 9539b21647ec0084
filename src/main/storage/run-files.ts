import { join } from 'node:path';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import type { RunFiles } from '../pipeline/ports/run-files.ts';
import { writeManifest } from './write-manifest.ts';

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
    writeManifest: (run, lines) =>
      writeManifest(
        folderOf(run),
        lines.map(({ path, polarity, split }) => `${path}\t${polarityIndex(polarity)}\t${split}`),
      ),
  };
}
