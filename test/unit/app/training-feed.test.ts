import { describe, expect, it } from 'vitest';
import { createTrainingFeed } from '../../../src/main/app/training-feed.ts';
import type { TrainingEvent } from '../../../src/shared/domain/training-event.ts';

const batch = (number: number): TrainingEvent => ({
  kind: 'batch-ended',
  epoch: 1,
  batch: number,
  batches: 5000,
  loss: 1,
  accuracy: 0.5,
  learningRate: 1e-3,
  imagesPerSecond: 10,
});
const epoch: TrainingEvent = {
  kind: 'epoch-ended',
  metrics: {
    epoch: 1,
    trainLoss: 1,
    trainAccuracy: 0.5,
    validationLoss: null,
    validationAccuracy: null,
    seconds: 1,
  },
};

describe('watching a training', () => {
  it('tells whoever comes late how the training was prepared, and nobody of one that is over', async () => {
    const feed = createTrainingFeed();
    const prepared: TrainingEvent = {
      kind: 'prepared',
      device: 'cpu',
      trainCount: 10,
      validationCount: 2,
      trainableParameters: 3,
      resumedEpochs: 0,
      resumedBatches: 0,
      batchSize: 5,
      accumulate: 1,
    };
    feed.publish('a', prepared);
    feed.publish('a', batch(1));
    const late = feed.watch('a', new AbortController().signal);

    expect((await late.next()).value).toEqual(prepared);
    const next = late.next();
    feed.publish('a', batch(2));
    expect((await next).value).toEqual(batch(2));

    feed.end('a');
    const later = feed.watch('a', new AbortController().signal).next();
    feed.publish('a', batch(3));
    expect((await later).value).toEqual(batch(3));
  });

  it('gives the events of its run in order, and ends with the training', async () => {
    const feed = createTrainingFeed();
    const watch = feed.watch('a', new AbortController().signal);
    const first = watch.next();

    feed.publish('b', epoch);
    feed.publish('a', batch(1));
    feed.publish('a', epoch);
    feed.end('a');

    expect((await first).value).toEqual(batch(1));
    expect((await watch.next()).value).toEqual(epoch);
    expect((await watch.next()).done).toBe(true);
  });

  it('drops batches, never epochs, for a watcher that falls behind', async () => {
    const feed = createTrainingFeed();
    const watch = feed.watch('a', new AbortController().signal);
    const first = watch.next();
    feed.publish('a', epoch);
    await first;

    feed.publish('a', epoch);
    for (let number = 0; number < 5000; number += 1) feed.publish('a', batch(number));
    feed.end('a');

    const rest: TrainingEvent[] = [];
    for await (const event of watch) rest.push(event);
    expect(rest[0]).toEqual(epoch);
    expect(rest.length).toBeLessThan(2000);
  });

  it('ends for a watcher that goes away', async () => {
    const feed = createTrainingFeed();
    const abort = new AbortController();
    const next = feed.watch('a', abort.signal).next();

    abort.abort();

    expect((await next).done).toBe(true);
  });
});
