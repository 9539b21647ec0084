import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import {
  createTrainerClient,
  type TrainerChild,
  type TrainerClient,
} from '../../../src/main/app/trainer-client.ts';
import type { TrainingEvent } from '../../../src/shared/domain/training-event.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { epochsOf, failureOf, tinyDatasetOfFile, trained, weightsOf } from './train-tiny.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const dataset = tinyDatasetOfFile();

function startedClient(entry = ENTRY) {
  const children: TrainerChild[] = [];
  const trainer = createTrainerClient({
    start: () => {
      const child = forkTrainer(entry);
      children.push(child);
      return child;
    },
  });
  onTestFinished(() => trainer.close());
  return { ...trainer, children };
}

/** Waits until the trainer holds no tensor. */
async function untilIdle(client: TrainerClient['client']): Promise<void> {
  for (let tries = 0; (await client.info()).tensors > 0; tries += 1) {
    if (tries > 200) throw new Error('the trainer goes on after it was cancelled');
    await sleep(50);
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test('starts the process with the first call, and no second one with the next', async () => {
  const { client, children } = startedClient();
  expect(children).toHaveLength(0);
  expect(await client.info()).toMatchObject({ tensorflowVersion: expect.stringMatching(/^2\./) });
  await client.info();
  expect(children).toHaveLength(1);
});

test('a run whose trainer is killed fails at once and says so; the next call goes on to the same result', async () => {
  const settings = tinySettings('FT-A', { epochs: 2 });
  const { manifest } = dataset();
  const [killed, straight] = [temporaryFolder(), temporaryFolder()];
  const { client, children } = startedClient();

  const interrupted = async () => {
    for await (const event of await client.train({
      runFolder: killed,
      featuresFolder: killed,
      manifest,
      settings,
    })) {
      if (event.kind === 'batch-ended' && event.epoch === 2) children[0]?.kill(true);
    }
  };
  const failure = await failureOf(interrupted());
  expect(failure.kind).toBe('TRAINER_FAILED');
  expect(failure.message).toContain('signal SIGKILL');
  expect(failure.advice).toContain('memory');

  const events: TrainingEvent[] = [];
  for await (const event of await client.train({
    runFolder: killed,
    featuresFolder: killed,
    manifest,
    settings,
  })) {
    events.push(event);
  }
  expect(events[0]).toMatchObject({ kind: 'prepared', resumedEpochs: 1 });
  expect(epochsOf(events)).toHaveLength(2);
  await trained(straight, manifest, settings);
  expect(weightsOf(killed, 2).equals(weightsOf(straight, 2))).toBe(true);
}, 120_000);

test('all calls that wait when the trainer dies fail; none is left waiting', async () => {
  const { client, children } = startedClient();
  await client.info();
  const request = { modelFolder: temporaryFolder(), runFolder: temporaryFolder() };
  const calls = [client.info(), client.exportModel(request), client.info()];
  children[0]?.kill(true);
  for (const failure of await Promise.all(calls.map(failureOf))) {
    expect(failure.message).toContain('SIGKILL');
  }
  expect(await client.info()).toMatchObject({ device: expect.stringMatching(/cpu|gpu/) });
});

test('ending the iteration cancels: the trainer stops and keeps the finished epochs', async () => {
  const settings = tinySettings('FT-A', { epochs: 500 });
  const { client } = startedClient();
  const request = {
    runFolder: temporaryFolder(),
    featuresFolder: temporaryFolder(),
    manifest: dataset().manifest,
    settings,
  };
  for await (const event of await client.train(request)) {
    if (event.kind === 'epoch-ended') break;
  }
  await untilIdle(client);
  expect(weightsOf(request.runFolder, 1).length).toBeGreaterThan(0);
});

test('aborting a signal cancels too, and is not taken for a failure of the trainer', async () => {
  const settings = tinySettings('FT-A', { epochs: 500 });
  const { client } = startedClient();
  const request = {
    runFolder: temporaryFolder(),
    featuresFolder: temporaryFolder(),
    manifest: dataset().manifest,
    settings,
  };
  const controller = new AbortController();
  const reading = async () => {
    const events = await client.train(request, { signal: controller.signal });
    for await (const event of events) if (event.kind === 'batch-ended') controller.abort();
  };
  await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
  await untilIdle(client);
});

test('a failure in the trainer crosses with its words and its advice', async () => {
  const { client } = startedClient();
  const folder = temporaryFolder();
  const failure = await failureOf(client.exportModel({ runFolder: folder, modelFolder: folder }));
  expect(failure.message).toBe('the run has no finished epoch');
  expect(failure.advice).toBe('Train at least one epoch first.');

  const manifest = join(folder, 'manifest.tsv');
  writeFileSync(manifest, 'nonsense\n');
  const settings = tinySettings('FT-F');
  const reading = async () => {
    for await (const _ of await client.train({
      runFolder: folder,
      featuresFolder: folder,
      manifest,
      settings,
    }));
  };
  expect((await failureOf(reading())).message).toContain('line 1');
});

test('a trainer that cannot start fails with its last words', async () => {
  const entry = join(temporaryFolder(), 'entry.mjs');
  writeFileSync(entry, "throw new Error('the library is not there');");
  const failure = await failureOf(startedClient(entry).client.info());
  expect(failure.message).toContain('exit code 1');
  expect(failure.message).toContain('the library is not there');
});

test('a closed client has no process and takes no calls', async () => {
  const { client, close, children } = startedClient();
  await client.info();
  await close();
  expect(await children[0]?.ended).toMatchObject({ cause: 'signal SIGTERM' });
  expect((await failureOf(client.info())).message).toContain('closed');
});

test('a trainer ends by itself when its parent is killed', async () => {
  const script = fileURLToPath(new URL('./waiting-parent.ts', import.meta.url));
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(parent.stdout, 'data');
  const processId = Number(line);
  expect(isAlive(processId)).toBe(true);
  parent.kill('SIGKILL');
  for (let tries = 0; isAlive(processId); tries += 1) {
    if (tries > 200) throw new Error('the trainer lives on');
    await sleep(50);
  }
});

test('renewed, it starts a new process as soon as nothing is under way on the old one', async () => {
  const { client, renew, children } = startedClient();
  renew();
  const { processId } = await client.info();
  expect(children).toHaveLength(1);

  const request = {
    runFolder: temporaryFolder(),
    featuresFolder: temporaryFolder(),
    manifest: dataset().manifest,
    settings: tinySettings('FT-A', { epochs: 500 }),
  };
  for await (const event of await client.train(request)) {
    if (event.kind !== 'batch-ended') continue;
    renew();
    expect((await client.info()).processId).toBe(processId);
    break;
  }
  await client.settled();
  expect(children).toHaveLength(1);
  expect((await client.info()).processId).not.toBe(processId);
  expect(await children[0]?.ended).toMatchObject({ cause: 'signal SIGTERM' });
});
