import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { EpochMetrics } from '../../shared/domain/training-event.ts';
import { bestEpoch } from '../domain/training/best-epoch.ts';
import {
  type CheckpointPlace,
  checkpointName,
  checkpointPlace,
} from '../domain/training/checkpoint-place.ts';
import { isIntact, type NamedVariables, TensorIndex, tensorFile } from './tensor-file.ts';
import { Score } from './training-step.ts';
import { writeFolder } from './write-folder.ts';

/** Where a run stands within the epoch after its finished ones. */
export const EpochPosition = z
  .object({
    /** Batches of the epoch that were learnt from. */
    batches: z.int().positive(),
    /** Sums over them. */
    score: Score,
    seconds: z.number(),
  })
  .readonly();
export type EpochPosition = z.infer<typeof EpochPosition>;

const CheckpointRecord = z.object({
  /** The first form remembered SGD's steps in another unit: its weights can be used, but not trained on. */
  format: z.enum(['t4sa-checkpoint-1', 't4sa-checkpoint-2']),
  settings: FineTuneSettings,
  /** What an automatic batch size came to, with the batches that make one step. */
  batches: z.object({ size: z.int(), accumulate: z.int() }).readonly().optional(),
  /** SHA-256 of the manifest that was trained on. */
  manifestHash: z.string(),
  /** Metrics of all finished epochs. */
  epochs: z.array(EpochMetrics).readonly(),
  /** Null at the end of an epoch. */
  position: EpochPosition.nullable().default(null),
  optimizerSteps: z.int(),
  weights: TensorIndex,
  optimizer: TensorIndex,
});
type CheckpointRecord = z.infer<typeof CheckpointRecord>;

export type Checkpoint = {
  readonly record: CheckpointRecord;
  /** Paths of the files of weights and of what the optimizer remembers. */
  readonly weightsFile: string;
  readonly optimizerFile: string;
};

/** What a checkpoint is made from; FT-F stores the head's weights alone, FT-A all. */
export type CheckpointContent = Pick<
  CheckpointRecord,
  'settings' | 'batches' | 'manifestHash' | 'epochs' | 'position' | 'optimizerSteps'
> & {
  readonly weights: NamedVariables;
  readonly optimizer: NamedVariables;
};

/**
 * Writes `checkpoints/epoch-<n>/`, or `checkpoints/epoch-<n>-batch-<m>/` within the epoch after n, then deletes
 * all checkpoints but it, the best epoch's and, within an epoch, the one at its beginning.
 */
export async function writeCheckpoint(
  runFolder: string,
  content: CheckpointContent,
): Promise<void> {
  const weights = tensorFile(content.weights);
  const optimizer = tensorFile(content.optimizer);
  const record = (): CheckpointRecord => ({
    format: 't4sa-checkpoint-2',
    settings: content.settings,
    batches: content.batches,
    manifestHash: content.manifestHash,
    epochs: content.epochs,
    position: content.position,
    optimizerSteps: content.optimizerSteps,
    weights: weights.index(),
    optimizer: optimizer.index(),
  });
  const place = { epoch: content.epochs.length, batches: content.position?.batches ?? 0 };
  await writeFolder(checkpointFolder(runFolder, place), {
    'weights.bin': weights.bytes,
    'optimizer.bin': optimizer.bytes,
    'checkpoint.json': () => `${JSON.stringify(record(), null, 2)}\n`,
  });
  const kept = new Set([place.epoch, bestEpoch(content.epochs)]);
  for (const stored of await storedPlaces(runFolder)) {
    const isKept =
      stored.batches === 0
        ? kept.has(stored.epoch)
        : stored.epoch === place.epoch && stored.batches === place.batches;
    if (isKept) continue;
    await rm(checkpointFolder(runFolder, stored), { recursive: true, force: true });
  }
}

/** Deletes checkpoints but those of epochs' ends. */
export async function deleteWithinEpochs(runFolder: string): Promise<void> {
  for (const place of await storedPlaces(runFolder)) {
    if (place.batches === 0) continue;
    await rm(checkpointFolder(runFolder, place), { recursive: true, force: true });
  }
}

/** The checkpoint that is furthest and whole, or null. */
export async function readNewestCheckpoint(runFolder: string): Promise<Checkpoint | null> {
  const places = await storedPlaces(runFolder);
  for (const place of places.sort((a, b) => b.epoch - a.epoch || b.batches - a.batches)) {
    const checkpoint = await readPlace(runFolder, place);
    if (checkpoint) return checkpoint;
  }
  return null;
}

/** The checkpoint at the end of an epoch, or null where it is missing or damaged. */
export function readCheckpoint(runFolder: string, epoch: number): Promise<Checkpoint | null> {
  return readPlace(runFolder, { epoch, batches: 0 });
}

async function readPlace(runFolder: string, place: CheckpointPlace): Promise<Checkpoint | null> {
  const folder = checkpointFolder(runFolder, place);
  const weightsFile = join(folder, 'weights.bin');
  const optimizerFile = join(folder, 'optimizer.bin');
  try {
    const json = await readFile(join(folder, 'checkpoint.json'), 'utf8');
    const record = CheckpointRecord.parse(JSON.parse(json));
    const isWhole =
      record.epochs.length === place.epoch &&
      (record.position?.batches ?? 0) === place.batches &&
      (await isIntact(record.weights, weightsFile)) &&
      (await isIntact(record.optimizer, optimizerFile));
    return isWhole ? { record, weightsFile, optimizerFile } : null;
  } catch {
    return null;
  }
}

async function storedPlaces(runFolder: string): Promise<CheckpointPlace[]> {
  const names = await readdir(join(runFolder, 'checkpoints')).catch(() => []);
  return names.map(checkpointPlace).filter((place) => place !== null);
}

function checkpointFolder(runFolder: string, place: CheckpointPlace): string {
  return join(runFolder, 'checkpoints', checkpointName(place));
}
