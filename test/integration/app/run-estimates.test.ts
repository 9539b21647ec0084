import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import { createRunEstimates } from '../../../src/main/app/run-estimates.ts';
import type { EstimateRequest } from '../../../src/shared/contract/trainer-contract.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import type { RunEstimate } from '../../../src/shared/domain/run-estimate.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const ESTIMATE: RunEstimate = {
  device: 'cpu',
  batchSize: 8,
  accumulate: 1,
  fromSmallerBatches: false,
  trainableParameters: 10,
  trainCount: 24,
  validationCount: 6,
  featuresToCompute: 30,
  featuresStored: 0,
  preparationSeconds: 5,
  secondsPerEpoch: 2,
  totalSeconds: 5 + 8 * 2,
  measuredSeconds: 1,
};
const NEVER = new AbortController().signal;

/** Estimates of a workspace over a trainer that answers when it is told to. */
async function theEstimates() {
  const workspace = await aWorkspace();
  await fillWithPictures(workspace);
  const asked: EstimateRequest[] = [];
  const state = { isBusy: false, device: 'automatic', answers: true };
  const estimates = createRunEstimates({
    workspace,
    trainer: {
      estimate: async (request, signal) => {
        asked.push(request);
        if (state.answers) return ESTIMATE;
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve());
        });
        throw signal.reason;
      },
    },
    weightsFolderOf: () => null,
    device: () => state.device,
    isBusy: () => state.isBusy,
  });
  const ask = (changes: Partial<FineTuneSettings> = {}, signal = NEVER) =>
    estimates.estimate({ dataset: 'd', settings: tinySettings('FT-F', changes) }, signal);
  return { estimates, state, asked, ask, workspace };
}

it('what was measured is remembered: other epochs cost no measurement, what changes the cost does', async () => {
  const { ask, asked, state } = await theEstimates();
  expect(await ask()).toEqual(ESTIMATE);
  expect(await ask({ epochs: 100, seed: 9, learningRate: 0.5 })).toEqual({
    ...ESTIMATE,
    totalSeconds: 5 + 100 * 2,
  });
  expect(asked).toHaveLength(1);
  await ask({ batchSize: 16 });
  await ask({ augmentation: { mirror: true, crop: 0, colour: 0 } });
  state.device = 'cpu';
  await ask();
  expect(asked).toHaveLength(4);
});

it('there is none while a job works, and what was measured before a job counts no more after it', async () => {
  const { estimates, ask, asked, state } = await theEstimates();
  await ask();
  state.isBusy = true;
  estimates.jobsChanged();
  expect(await ask()).toBeNull();
  state.isBusy = false;
  estimates.jobsChanged();
  expect(await ask()).toEqual(ESTIMATE);
  expect(asked).toHaveLength(2);
});

it('one gives way to a job that begins, to a newer one, and to a caller that goes', async () => {
  const { estimates, ask, asked, state } = await theEstimates();
  state.answers = false;
  const first = ask();
  const second = ask({ batchSize: 16 });
  expect(await first).toBeNull();
  await expect.poll(() => asked.length).toBe(1);
  state.isBusy = true;
  estimates.jobsChanged();
  expect(await second).toBeNull();

  state.isBusy = false;
  const leaving = new AbortController();
  const third = ask({}, leaving.signal);
  await expect.poll(() => asked.length).toBe(2);
  leaving.abort();
  expect(await third).toBeNull();
});

it('the list of images is nowhere in the workspace, and gone afterwards', async () => {
  const { ask, asked, workspace } = await theEstimates();
  await ask();
  const { manifest = '' } = asked[0] ?? {};
  expect(manifest.startsWith(tmpdir())).toBe(true);
  expect(existsSync(manifest)).toBe(false);
  expect(readdirSync(workspace.folders.runs)).toEqual([]);
});

it('a dataset that is not there is told', async () => {
  const { estimates } = await theEstimates();
  const asking = estimates.estimate({ dataset: 'e', settings: tinySettings('FT-F') }, NEVER);
  await expect(asking).rejects.toMatchObject({ kind: 'NOT_FOUND' });
});

it('a training starts at once while an estimate is made, and its features are seen by the next', {
  timeout: 120_000,
}, async () => {
  const { studio, client } = await aStudio({
    startTrainer: (how) => forkTrainer(ENTRY, how),
  });
  const { workspace, jobs } = studio.requireSession();
  await fillWithPictures(workspace);
  const settings = tinySettings('FT-F', { epochs: 1 });
  const slow = client.runs.estimate({
    dataset: 'd',
    settings: tinySettings('FT-A', { inputSize: 224 }),
  });
  const job = await client.jobs.start({ kind: 'train', name: 'r', dataset: 'd', settings });
  expect(await slow).toBeNull();
  expect((await jobs.ended(job.jobId)).state).toBe('finished');

  const estimate = await client.runs.estimate({ dataset: 'd', settings });
  expect(estimate).toMatchObject({ featuresToCompute: 0 });
  expect(estimate?.featuresStored).toBeGreaterThan(0);
});
