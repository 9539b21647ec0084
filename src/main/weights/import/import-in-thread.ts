import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ItemName } from '../../../shared/domain/ids.ts';
import type { NetworkWeights } from '../../../shared/domain/network-weights.ts';
import { Failure } from '../../../shared/failure.ts';
import { entryOfFiles, scalingOfEntry } from '../catalogue/catalogued-weights.ts';
import { canonicalTensors } from '../mapping/canonical-tensors.ts';
import { preprocessingOf } from '../mapping/published-preprocessing.ts';
import { recogniseNetwork } from '../mapping/recognise-network.ts';
import { inputSizeOf, scalingOfWeights } from '../mapping/scaling-of-weights.ts';
import { valuesIn } from '../reading/raw-tensor.ts';
import {
  emptyFolder,
  finishWeights,
  readWeightsHeader,
  TENSORS_FILE,
  unfinishedFolder,
} from '../shelf/weights-folder.ts';
import { hashSource } from './hash-source.ts';
import type { ImportedWeights, ImportProgress, ImportRequest } from './import-request.ts';
import { type OpenedFiles, openFiles } from './opened-files.ts';
import { readWeights } from './read-weights.ts';
import { writeTensors } from './write-tensors.ts';

/**
 * Imports weights on this thread, which is held up by it; `importWeights` does it on another.
 *
 * Everything is checked, layer by layer, before anything is written. The weights get their name when they are
 * whole. The same files under the same name are found as they are.
 *
 * @throws Failure BAD_INPUT for files that cannot be imported, NOT_FOUND for missing ones, CONFLICT when other
 * weights have the name.
 */
export async function importInThread(
  request: ImportRequest,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportedWeights> {
  const name = ItemName.parse(request.name);
  const files = openFiles(request.files);
  try {
    const { file, weights, close } = await readWeights(files);
    try {
      const recognised = recogniseNetwork(file.name, weights.tensors, request.networks);
      const tensors = canonicalTensors(file.name, recognised, weights);
      const bytes = 4 * tensors.reduce((sum, { shape }) => sum + valuesIn(shape), 0);
      const sources = hashAll(files, bytes, onProgress);
      const entry = entryOfFiles(request.catalogue, sources);
      const scaling =
        request.scaling ??
        (entry === null ? null : scalingOfEntry(entry)) ??
        scalingOfWeights(weights, recognised);
      const header: NetworkWeights = {
        format: 't4sa-weights-1',
        name,
        network: recognised.network.network,
        form: weights.form,
        sources,
        importedAtMs: request.nowMs,
        preprocessing: preprocessingOf(inputSizeOf(weights, recognised), scaling),
        hasPolarityLayer: recognised.polarity !== null,
        licence: entry?.licence ?? null,
        citation: entry?.citation ?? null,
        tensors: [],
      };
      const known = await readWeightsHeader(request.into, name);
      const { ignored } = recognised;
      if (known !== null) return { weights: sameOrConflict(known, header), ignored };
      const read = sources.reduce((sum, source) => sum + source.bytes, 0);
      const unfinished = unfinishedFolder(request.into, name);
      await emptyFolder(unfinished);
      try {
        const path = join(unfinished, TENSORS_FILE);
        const written = await writeTensors(path, tensors, file.name, (done) =>
          onProgress({ done: read + done, total: read + bytes, message: 'writing' }),
        );
        const whole = { ...header, tensors: written };
        await finishWeights(unfinished, whole);
        return { weights: whole, ignored };
      } finally {
        await rm(unfinished, { recursive: true, force: true });
      }
    } finally {
      close();
    }
  } finally {
    files.close();
  }
}

function hashAll(
  files: OpenedFiles,
  toWrite: number,
  onProgress: (progress: ImportProgress) => void,
): NetworkWeights['sources'] {
  const all = files.all();
  const total = toWrite + all.reduce((sum, { source }) => sum + source.bytes, 0);
  let before = 0;
  return all.map(({ source }) => {
    const start = before;
    before += source.bytes;
    const sha256 = hashSource(source, (bytes) =>
      onProgress({ done: start + bytes, total, message: 'reading' }),
    );
    return { file: source.name, bytes: source.bytes, sha256 };
  });
}

function sameOrConflict(known: NetworkWeights, asked: NetworkWeights): NetworkWeights {
  const same =
    isDeepStrictEqual(known.sources, asked.sources) &&
    isDeepStrictEqual(known.preprocessing, asked.preprocessing);
  if (same) return known;
  throw new Failure(
    'CONFLICT',
    `There are other weights named ${known.name} already`,
    'Choose another name, or remove them first.',
  );
}
