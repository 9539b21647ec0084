/** Finished epochs, and batches of the next where a checkpoint lies within it. */
export type CheckpointPlace = { readonly epoch: number; readonly batches: number };

const FOLDER_NAME = /^epoch-(?<epoch>\d+)(?:-batch-(?<batches>\d+))?$/;

/** Name of a checkpoint's folder below `checkpoints` of a run. */
export function checkpointName({ epoch, batches }: CheckpointPlace): string {
  const within = batches === 0 ? '' : `-batch-${String(batches).padStart(6, '0')}`;
  return `epoch-${String(epoch).padStart(4, '0')}${within}`;
}

/** The place that a folder's name tells; null for another folder. */
export function checkpointPlace(name: string): CheckpointPlace | null {
  const { epoch, batches } = FOLDER_NAME.exec(name)?.groups ?? {};
  return epoch === undefined ? null : { epoch: Number(epoch), batches: Number(batches ?? 0) };
}
