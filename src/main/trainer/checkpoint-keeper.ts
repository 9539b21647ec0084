import {
  type CheckpointContent,
  deleteWithinEpochs,
  type EpochPosition,
  writeCheckpoint,
} from './checkpoint.ts';

/** Writes checkpoints: within an epoch not more often than the interval, and whenever it is told to. */
export type CheckpointKeeper = {
  /** Writes a checkpoint at the end of an epoch. */
  readonly writeEpoch: () => Promise<void>;
  /** Is told of each position from which the training could go on. */
  readonly reached: (position: EpochPosition) => Promise<void>;
  /** Writes the last position that was reached, where it is not written. */
  readonly writeReached: () => Promise<void>;
  /** Deletes what was written within the epoch: the weights were on their way to ruin. */
  readonly forgetWithinEpoch: () => Promise<void>;
};

/** Keeps the checkpoints of a training that is in the folder; `contentAt` gives what stands in one. */
export function checkpointKeeper(
  folder: string,
  {
    now,
    intervalMs,
    contentAt,
  }: {
    readonly now: () => number;
    readonly intervalMs: number;
    readonly contentAt: (position: EpochPosition | null) => CheckpointContent;
  },
): CheckpointKeeper {
  let unwritten: EpochPosition | null = null;
  let writtenAt = now();
  const write = async (position: EpochPosition | null): Promise<void> => {
    await writeCheckpoint(folder, contentAt(position));
    unwritten = null;
    writtenAt = now();
  };
  return {
    writeEpoch: () => write(null),
    reached: async (position) => {
      unwritten = position;
      if (now() - writtenAt >= intervalMs) await write(position);
    },
    writeReached: async () => {
      if (unwritten !== null) await write(unwritten);
    },
    forgetWithinEpoch: () => deleteWithinEpochs(folder),
  };
}
