import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrossFitEvent, CrossFitRequest } from '../../shared/contract/trainer-contract.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { readNewestCheckpoint } from './checkpoint.ts';
import type { FoldedImage } from './cross-fit-manifest.ts';
import { batchesOfFold, type FoldJudges, judgedRows, learntRows } from './fold-judges.ts';
import { judgeImages } from './judge-images.ts';
import { loadNetwork } from './load-network.ts';
import type { ResumableTraining } from './resumable-training.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { trainResumably } from './train-resumably.ts';

const KEY_DIGITS = 16;

/**
 * The judges of a cross-fit in the mode FT-A: one whole network per fold, trained from the images.
 *
 * Only one network is in memory at a time. The one that trains keeps checkpoints in the cross-fit's folder, so
 * that a fold that was stopped goes on within its epoch and says the same as if it had not been. All epochs of
 * the settings are trained, and the last weights judge: choosing an epoch would need images that are neither
 * learnt from nor judged.
 *
 * @param key names all that the networks' judgements depend on.
 */
export function networkJudges(
  request: CrossFitRequest,
  images: readonly FoldedImage[],
  key: string,
  { now, checkpointIntervalMs }: Pick<ResumableTraining, 'now' | 'checkpointIntervalMs'>,
): FoldJudges {
  const { settings, featuresFolder, weightsFolder } = request;
  const all = join(request.folder, 'training');
  const trainingOf = (fold: number): ResumableTraining => ({
    folder: join(all, `${fold}-${key.slice(0, KEY_DIGITS)}`),
    featuresFolder,
    weightsFolder,
    settings: { ...settings, patience: null, seed: deriveSeed(settings.seed, 'fold', fold) },
    manifest: { train: learntImages(images, fold), validation: [] },
    manifestHash: `${key}-${fold}`,
    now,
    checkpointIntervalMs,
  });
  async function* judge(fold: number): AsyncGenerator<CrossFitEvent, Float32Array, undefined> {
    const training = trainingOf(fold);
    await removeOthers(all, training.folder);
    await mkdir(training.folder, { recursive: true });
    yield* batchesOfFold(fold, trainResumably(training));
    const paths = judgedRows(images, fold).flatMap((row) => images[row]?.path ?? []);
    return await judgeBy(training, paths);
  }
  return {
    judged: (fold) => judgedRows(images, fold),
    judge,
    release: (fold) => rm(trainingOf(fold).folder, { recursive: true, force: true }),
    close: async () => undefined,
  };
}

function learntImages(images: readonly FoldedImage[], fold: number) {
  return learntRows(images, fold).flatMap(({ row, polarity }) => {
    const path = images[row]?.path;
    return path === undefined ? [] : [{ path, polarity }];
  });
}

/** Removes trainings of other folds and of other cross-fits: each is as large as two networks. */
async function removeOthers(all: string, kept: string): Promise<void> {
  for (const name of await readdir(all).catch(() => [])) {
    const folder = join(all, name);
    if (folder !== kept) await rm(folder, { recursive: true, force: true });
  }
}

/** What the network says that a training ended with. */
async function judgeBy(
  { folder, settings, weightsFolder }: ResumableTraining,
  paths: readonly string[],
): Promise<Float32Array> {
  const trained = await readNewestCheckpoint(folder);
  if (trained === null) throw new Error('the checkpoint of a trained fold cannot be read');
  const { record, weightsFile } = trained;
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
  try {
    await restoreVariables(storedWeights(network, settings.mode), record.weights, weightsFile);
    // Batches of this size fit into memory together with their gradients.
    return await judgeImages(network, paths, record.batches?.size ?? 1);
  } finally {
    network.model.dispose();
  }
}
