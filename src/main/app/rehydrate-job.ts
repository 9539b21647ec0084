import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JobRequest } from '../../shared/domain/job.ts';
import type { PostSource } from '../pipeline/ports/post-source.ts';
import { restoreDataset } from '../pipeline/restore-dataset.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { openExportedIds, xPostIds } from '../sources/exported-ids/read-exported-ids.ts';
import { createXLookupSource } from '../sources/x-api/x-lookup-source.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { requireBearerToken } from './require-bearer-token.ts';

/** The stages that a rehydration goes through before the dataset is made anew. */
export type RehydrationStages = {
  readonly importPosts: (source: PostSource) => Promise<JobSummary>;
  readonly fetch: () => Promise<unknown>;
  readonly clean: () => Promise<unknown>;
};

/**
 * Fetches the posts and images of a dataset that was passed on as ids, and makes it anew.
 *
 * Posts of X that the workspace has not are looked up by the API; those of other platforms cannot be, and count only
 * where the workspace has them. After a stop it goes on where it was.
 *
 * @throws Failure BAD_INPUT when the folder is no such dataset or no token is known, NOT_FOUND when none of its images
 * can be had.
 */
export async function rehydrateJob(
  { parts, workspace }: JobContext,
  { folder, apiUrl }: JobRequest & { readonly kind: 'rehydrate' },
  stages: RehydrationStages,
  control: StageControl,
): Promise<JobSummary> {
  const exported = await openExportedIds(folder);
  const ids = await xPostIds(exported, control.signal);
  const isHere = (id: bigint): boolean => workspace.restoring.hasPost('x', String(id));
  let posts = 0;
  if (await isAnyMissing(ids, isHere)) {
    const source = createXLookupSource({
      apiUrl,
      ids,
      name: `${exported.dataset.name} in ${basename(folder)}`,
      bearerToken: requireBearerToken(parts),
      isKnown: isHere,
    });
    posts = Number((await stages.importPosts(source))['posts'] ?? 0);
  }
  await stages.fetch();
  await stages.clean();
  const { dataset, images, sameBytes, missing } = await restoreDataset(
    {
      ...workspace,
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
    },
    {
      dataset: exported.dataset,
      items: exported.items(control.signal),
      nowMs: parts.nowMs(),
    },
    control,
  );
  return { dataset, posts, images, sameBytes, missing };
}

const AT_ONCE = 1000;

async function isAnyMissing(
  ids: BigUint64Array,
  isHere: (id: bigint) => boolean,
): Promise<boolean> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    if (!ids.subarray(at, at + AT_ONCE).every(isHere)) return true;
    await nextTurn();
  }
  return false;
}
