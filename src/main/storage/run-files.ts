import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import { checkpointPlace } from '../domain/training/checkpoint-place.ts';
import type { RunFiles } from '../pipeline/ports/run-files.ts';
import { writeManifest } from './write-manifest.ts';

/** Begins the name of a folder that was set aside; names of runs begin with a letter or digit. */
const ASIDE = '.removed-';

/** Folders `runs/<name>`, with the manifest that the trainer reads. */
export function createRunFiles(folders: {
  readonly runs: string;
  readonly features: string;
}): RunFiles {
  const folderOf = (run: string): string => join(folders.runs, run);
  const asideOf = (run: string): string => join(folders.runs, `${ASIDE}${run}`);
  const putBack = (run: string): Promise<void> => renameIfThere(asideOf(run), folderOf(run));
  const deleteSetAside = (run: string): Promise<void> =>
    rm(asideOf(run), { recursive: true, force: true });
  return {
    featuresFolder: folders.features,
    folderOf,
    modelFolderOf: (run) => join(folderOf(run), 'model'),
    keptEpochs: async (run) => {
      const names = await readdir(join(folderOf(run), 'checkpoints')).catch(unlessMissing([]));
      return names
        .flatMap((name) => {
          const place = checkpointPlace(name);
          return place === null || place.batches > 0 ? [] : [place.epoch];
        })
        .sort((a, b) => a - b);
    },
    writeManifest: (run, lines) =>
      writeManifest(
        folderOf(run),
        lines.map(({ path, polarity, split }) => `${path}\t${polarityIndex(polarity)}\t${split}`),
      ),
    wasBegun: (run) => existsSync(folderOf(run)),
    bytesOf: (run) => bytesBelow(folderOf(run)),
    setAside: async (run) => {
      await deleteSetAside(run);
      await renameIfThere(folderOf(run), asideOf(run));
    },
    putBack,
    deleteSetAside,
    settleSetAside: async (isThere) => {
      for (const name of await readdir(folders.runs)) {
        if (!name.startsWith(ASIDE)) continue;
        const run = name.slice(ASIDE.length);
        // A run that took the name since then has a folder of its own.
        if (isThere(run) && !existsSync(folderOf(run))) await putBack(run);
        else await deleteSetAside(run);
      }
    },
  };
}

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch(unlessMissing(undefined));
}

/** Bytes of all files below a folder; those that go away meanwhile are not counted. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    unlessMissing([]),
  );
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const found = await stat(join(entry.parentPath, entry.name)).catch(unlessMissing(null));
    bytes += found?.size ?? 0;
  }
  return bytes;
}

function unlessMissing<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  };
}
