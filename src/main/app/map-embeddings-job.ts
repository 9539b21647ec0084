import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobRequest } from '../../shared/domain/job.ts';
import { createMapLayout } from '../embedding-map/map-in-thread.ts';
import { mapEmbeddings } from '../pipeline/map-embeddings.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { modelPlaceOf } from './model-folders.ts';

/** Puts the images of an evaluation on a map. */
export async function mapEmbeddingsJob(
  context: JobContext,
  { model, target, seed }: JobRequest & { readonly kind: 'map-embeddings' },
  control: StageControl,
): Promise<JobSummary> {
  const { parts, workspace } = context;
  const { mediaIds } = await mapEmbeddings(
    {
      ...workspace,
      trainer: parts.trainer,
      layOut: createMapLayout(parts.mapWorker),
      model: () => modelPlaceOf(context, model),
      digestOf: folderDigest,
    },
    { model, target, seed, nowMs: parts.nowMs() },
    control,
  );
  return { points: mediaIds.length };
}

/** SHA-256 over the names and contents of a folder's files. */
async function folderDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  for (const name of files.toSorted()) {
    hash.update(`${name}\n`);
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk);
  }
  return hash.digest('hex');
}
