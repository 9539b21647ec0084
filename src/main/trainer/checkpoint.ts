import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { EpochMetrics } from '../../shared/domain/training-event.ts';
import { bestEpoch } from './best-epoch.ts';
import { encodeVariables, isIntact, type NamedVariables, TensorIndex } from './tensor-file.ts';
import { writeFolder } from './write-folder.ts';

const CheckpointRecord = z.object({
  format: z.literal('t4sa-checkpoint-1'),
  settings: FineTuneSettings,
  /** SHA-256 of the manifest that was trained on. */
  manifestHash: z.string(),
  /** Metrics of all epochs so far; the last is the checkpoint's own. */
  epochs: z.array(EpochMetrics).min(1).readonly(),
  optimizerSteps: z.int(),
  weights: TensorIndex,
  optimizer: TensorIndex,
});
type CheckpointRecord = z.infer<typeof CheckpointRecord>;

export type Checkpoint = {
  readonly epoch: number;
  readonly record: CheckpointRecord;
  readonly weights: Uint8Array;
  readonly optimizer: Uint8Array;
};

/** What a checkpoint is made from; FT-F stores the head's weights alone, FT-A all. */
export type CheckpointContent = Pick<
  CheckpointRecord,
  'settings' | 'manifestHash' | 'epochs' | 'optimizerSteps'
> & {
  readonly weights: NamedVariables;
  readonly optimizer: NamedVariables;
};

const FOLDER_NAME = /^epoch-(\d+)$/;

/** Writes `checkpoints/epoch-<n>/`, then deletes all checkpoints but it and the best epoch's. */
export async function writeCheckpoint(
  runFolder: string,
  content: CheckpointContent,
): Promise<void> {
  const weights = encodeVariables(content.weights);
  const optimizer = encodeVariables(content.optimizer);
  const record: CheckpointRecord = {
    format: 't4sa-checkpoint-1',
    settings: content.settings,
    manifestHash: content.manifestHash,
    epochs: content.epochs,
    optimizerSteps: content.optimizerSteps,
    weights: weights.index,
    optimizer: optimizer.index,
  };
  const epoch = content.epochs.length;
  await writeFolder(checkpointFolder(runFolder, epoch), {
    'weights.bin': weights.bytes,
    'optimizer.bin': optimizer.bytes,
    'checkpoint.json': `${JSON.stringify(record, null, 2)}\n`,
  });
  const kept = new Set([epoch, bestEpoch(content.epochs)]);
  for (const stored of await storedEpochs(runFolder)) {
    if (kept.has(stored)) continue;
    await rm(checkpointFolder(runFolder, stored), { recursive: true, force: true });
  }
}

/** The newest checkpoint that is whole, or null. */
export async function readNewestCheckpoint(runFolder: string): Promise<Checkpoint | null> {
  for (const epoch of (await storedEpochs(runFolder)).sort((a, b) => b - a)) {
    const checkpoint = await readCheckpoint(runFolder, epoch);
    if (checkpoint) return checkpoint;
  }
  return null;
}

/** The checkpoint of an epoch, or null where it is missing or damaged. */
export async function readCheckpoint(runFolder: string, epoch: number): Promise<Checkpoint | null> {
  const folder = checkpointFolder(runFolder, epoch);
  try {
    const [json, weights, optimizer] = await Promise.all([
      readFile(join(folder, 'checkpoint.json'), 'utf8'),
      readFile(join(folder, 'weights.bin')),
      readFile(join(folder, 'optimizer.bin')),
    ]);
    const record = CheckpointRecord.parse(JSON.parse(json));
    const intact = isIntact(record.weights, weights) && isIntact(record.optimizer, optimizer);
    return intact && record.epochs.length === epoch ? { epoch, record, weights, optimizer } : null;
  } catch {
    return null;
  }
}

async function storedEpochs(runFolder: string): Promise<number[]> {
  const names = await readdir(join(runFolder, 'checkpoints')).catch(() => []);
  return names.flatMap((name) => {
    const number = FOLDER_NAME.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function checkpointFolder(runFolder: string, epoch: number): string {
  return join(runFolder, 'checkpoints', `epoch-${String(epoch).padStart(4, '0')}`);
}
