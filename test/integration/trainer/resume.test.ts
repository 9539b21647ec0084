import { expect, test } from 'vitest';
import type { TrainingEvent } from '../../../src/shared/domain/training-event.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { epochsOf, failureOf, tinyDatasetOfFile, trained, weightsOf } from './train-tiny.ts';

const dataset = tinyDatasetOfFile();

test.each(['FT-F', 'FT-A'] as const)(
  '%s stopped within an epoch and resumed ends exactly as if it had not been stopped',
  async (mode) => {
    const settings = tinySettings(mode, { epochs: 2 });
    const straight = temporaryFolder();
    const expected = await trained(straight, dataset().manifest, settings);

    const resumed = temporaryFolder();
    let finished = 0;
    await trained(resumed, dataset().manifest, settings, (event) => {
      if (event.kind === 'epoch-ended') finished += 1;
      return finished === 1 && event.kind === 'batch-ended' && event.epoch === 2;
    });
    const events = await trained(resumed, dataset().manifest, settings);

    expect(events[0]).toMatchObject({ kind: 'prepared', resumedEpochs: 1 });
    const withoutTime = (all: readonly TrainingEvent[]) =>
      epochsOf(all).map((metrics) => ({ ...metrics, seconds: 0 }));
    expect(withoutTime(events)).toEqual(withoutTime(expected));
    expect(weightsOf(resumed, 2).equals(weightsOf(straight, 2))).toBe(true);
  },
);

test('features are computed once, and those of a run that was stopped are kept', async () => {
  const runFolder = temporaryFolder();
  const computed = (events: readonly TrainingEvent[]) =>
    events.flatMap((event) => (event.kind === 'features-computed' ? [event.done] : []));
  const settings = tinySettings('FT-F', { epochs: 1 });
  await trained(runFolder, dataset().manifest, settings, (event) => event.kind === 'batch-ended');
  expect(computed(await trained(runFolder, dataset().manifest, settings))).toEqual([30]);
});

test('a finished run is told of again, and can be trained longer', async () => {
  const runFolder = temporaryFolder();
  const settings = tinySettings('FT-F', { epochs: 2 });
  await trained(runFolder, dataset().manifest, settings);
  const again = await trained(runFolder, dataset().manifest, settings);
  expect(again.map((event) => event.kind)).toEqual([
    'prepared',
    'epoch-ended',
    'epoch-ended',
    'finished',
  ]);
  const longer = await trained(runFolder, dataset().manifest, { ...settings, epochs: 3 });
  expect(epochsOf(longer).map((metrics) => metrics.epoch)).toEqual([1, 2, 3]);
});

test('refuses to go on with other settings', async () => {
  const runFolder = temporaryFolder();
  await trained(runFolder, dataset().manifest, tinySettings('FT-F', { epochs: 1 }));
  const changed = tinySettings('FT-F', { epochs: 1, learningRate: 0.1, seed: 6 });
  const failure = await failureOf(trained(runFolder, dataset().manifest, changed));
  expect(failure.message).toContain('learningRate, seed');
});
