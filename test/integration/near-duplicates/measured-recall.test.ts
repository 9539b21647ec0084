import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JobRequest } from '../../../src/shared/domain/job.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWithScenes } from '../../helpers/drawn-images.ts';
import { workspaceDigest } from '../../helpers/workspace-digest.ts';

const request: JobRequest = { kind: 'measure-near-duplicates', sample: 20, seed: 3 };

async function aProgram() {
  const { studio, client, run } = await aStudio();
  const { workspace, jobs } = studio.requireSession();
  return { client, workspace, jobs, run: () => run(request) };
}

it('copies of own images are found, the same ones each time, and nothing else changes', async () => {
  const { client, workspace, run } = await aProgram();
  await fillWithScenes(workspace, 12);
  const media = readdirSync(workspace.folders.media, { recursive: true });
  const { copy_measurements: none, ...tables } = workspaceDigest(workspace.folders.root);
  expect(none).toEqual([]);

  const first = await run();
  const second = await run();

  expect(first).toMatchObject({ state: 'finished', summary: { images: 12, copies: 144 } });
  const measurements = await client.nearDuplicates.measurements();
  expect(measurements).toHaveLength(2);
  expect(measurements[0]?.rows).toEqual(measurements[1]?.rows);
  expect(second.summary).toEqual(first.summary);
  for (const row of measurements[0]?.rows ?? []) {
    expect(row.planted).toBe(12);
    expect(row.wrong, row.kind).toBeLessThanOrEqual(2);
    if (['re-encode', 'resize', 'flip'].includes(row.kind)) {
      expect(row.recall.value, row.kind).toBeGreaterThanOrEqual(0.9);
    }
  }
  const { copy_measurements: kept, ...after } = workspaceDigest(workspace.folders.root);
  expect(kept).toHaveLength(2);
  expect(after).toEqual(tables);
  expect(readdirSync(workspace.folders.media, { recursive: true })).toEqual(media);
  expect(readdirSync(workspace.folders.temporary)).toEqual([]);
});

it('a measurement can be stopped while copies are looked for, and leaves nothing', async () => {
  const { client, workspace, jobs } = await aProgram();
  await fillWithScenes(workspace, 12);
  const { jobId } = jobs.start(request);
  const isLooking = (): boolean =>
    jobs.list().some(({ progress }) => progress.message.startsWith('looking for copies'));
  await expect.poll(isLooking, { timeout: 20_000, interval: 1 }).toBe(true);
  jobs.cancel(jobId);

  expect(await jobs.ended(jobId)).toMatchObject({ state: 'cancelled' });
  expect(await client.nearDuplicates.measurements()).toEqual([]);
});
