import { describe, expect, it } from 'vitest';
import {
  mergeEpochs,
  NO_LIVE_TRAINING,
  withTrainingEvent,
} from '../../../../src/renderer/features/train/run/live-training.ts';
import type { TrainingEvent } from '../../../../src/shared/domain/training-event.ts';
import { aBatch, anEpoch, aPreparation } from './training-events.ts';

describe('withTrainingEvent', () => {
  it('follows a training from its preparation to its end', () => {
    const events: readonly TrainingEvent[] = [
      aPreparation(),
      { kind: 'features-computed', done: 5, total: 10 },
      aBatch(1, 1),
      aBatch(1, 2),
      anEpoch(1),
      aBatch(2, 1),
    ];

    const state = events.reduce(withTrainingEvent, NO_LIVE_TRAINING);

    expect(state.prepared?.device).toBe('cpu');
    expect(state.features?.done).toBe(5);
    expect(state.batches.map(({ x }) => x)).toEqual([0.25, 0.5, 1.25]);
    expect(state.epochs).toEqual([anEpoch(1).metrics]);
    expect(state.batch?.epoch).toBe(2);
    const end = { kind: 'finished', bestEpoch: 1, epochs: 1, skippedImages: 3 } as const;
    expect(withTrainingEvent(state, end, 9)).toMatchObject({ batch: null, finished: end });
  });

  it('begins anew when the training does, with smaller batches', () => {
    const before = [aPreparation(), aBatch(1, 3)].reduce(withTrainingEvent, NO_LIVE_TRAINING);
    const smaller = { ...aPreparation(), batchSize: 2 };

    expect(withTrainingEvent(before, smaller, 2)).toMatchObject({ prepared: smaller, batches: [] });
  });

  it('keeps what it knows when it is told again how the training was prepared', () => {
    const before = [aPreparation(), aBatch(1, 3)].reduce(withTrainingEvent, NO_LIVE_TRAINING);

    expect(withTrainingEvent(before, aPreparation(), 2)).toBe(before);
  });

  it('keeps a bounded number of points, always with the latest', () => {
    let state = NO_LIVE_TRAINING;
    for (let batch = 1; batch <= 5000; batch += 1) {
      state = withTrainingEvent(state, { ...aBatch(1, batch), batches: 5000 }, batch);
    }

    expect(state.batches.length).toBeLessThanOrEqual(600);
    expect(state.batches.at(-1)?.x).toBe(1);
  });
});

describe('mergeEpochs', () => {
  it('holds each epoch once, in order, as it was told last', () => {
    const [first, second, third] = [1, 2, 3].map((epoch) => anEpoch(epoch).metrics);
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    const told = { ...second, trainLoss: 5 };

    expect(mergeEpochs([first, second], [third, told])).toEqual([first, told, third]);
  });
});
