import { describe, expect, it } from 'vitest';
import {
  NO_LIVE_TRAINING,
  withTrainingEvent,
} from '../../../../src/renderer/features/train/run/live-training.ts';
import {
  calmSeconds,
  featureSecondsLeft,
  secondsLeft,
} from '../../../../src/renderer/features/train/run/time-left.ts';
import type { TrainingEvent } from '../../../../src/shared/domain/training-event.ts';
import { aBatch, anEpoch, aPreparation } from './training-events.ts';

function watched(...events: readonly (readonly [atSeconds: number, event: TrainingEvent])[]) {
  return events.reduce(
    (state, [atSeconds, event]) => withTrainingEvent(state, event, atSeconds * 1000),
    NO_LIVE_TRAINING,
  );
}

/** The first epoch: three seconds a batch, two for the validation. */
const FIRST_EPOCH = [
  [0, aPreparation()],
  [3, aBatch(1, 1)],
  [6, aBatch(1, 2)],
  [9, aBatch(1, 3)],
  [12, aBatch(1, 4)],
  [14, anEpoch(1)],
] as const;

describe('secondsLeft', () => {
  it('is not known before anything was measured', () => {
    expect(secondsLeft(NO_LIVE_TRAINING, [], 3)).toBeNull();
    expect(secondsLeft(watched([0, aPreparation()], [3, aBatch(1, 1)]), [], 3)).toBeNull();
  });

  it('counts the rest of the epoch, and whole epochs with their validation', () => {
    const live = watched(...FIRST_EPOCH, [17, aBatch(2, 1)], [20, aBatch(2, 2)]);

    expect(secondsLeft(live, live.epochs, 3)).toBeCloseTo(2 * 3 + 2 + (4 * 3 + 2), 6);
  });

  it('supposes a third of the time of training for validation that was not seen yet', () => {
    const live = watched([0, aPreparation()], [3, aBatch(1, 1)], [6, aBatch(1, 2)]);

    expect(secondsLeft(live, [], 1)).toBeCloseTo(2 * 3 + (4 * 3 * (2 / 10)) / 3, 6);
  });

  it('is all epochs after an epoch has ended, and nothing after the last', () => {
    const live = watched(...FIRST_EPOCH);

    expect(secondsLeft(live, live.epochs, 3)).toBeCloseTo(2 * 14, 6);
    expect(secondsLeft(live, live.epochs, 1)).toBe(0);
  });

  it('follows a machine that gets slower without jumping', () => {
    const before = watched(...FIRST_EPOCH, [17, aBatch(2, 1)]);
    const slow = withTrainingEvent(before, aBatch(2, 2), 47_000);
    const left = secondsLeft(slow, slow.epochs, 2) ?? 0;

    expect(left).toBeGreaterThan(2 * 3 + 2);
    expect(left).toBeLessThan(2 * 30 + 2);
  });

  it('goes by the recorded epochs when one comes back in the middle', () => {
    const recorded = [1, 2].map((epoch) => anEpoch(epoch).metrics);

    expect(secondsLeft(NO_LIVE_TRAINING, recorded, 5)).toBe(3 * 20);
    expect(secondsLeft(watched([0, aBatch(3, 1)]), recorded, 5)).toBe(0.75 * 20 + 2 * 20);
  });

  it('does not take epochs that are told again on resuming for fast ones', () => {
    const live = watched([0, aPreparation()], [0.1, anEpoch(1)], [0.2, anEpoch(2)]);

    expect(secondsLeft(live, live.epochs, 3)).toBe(20);
  });
});

describe('featureSecondsLeft', () => {
  it('goes by what was computed while one looked', () => {
    const live = watched(
      [0, aPreparation()],
      [10, { kind: 'features-computed', done: 400, total: 1000 }],
      [20, { kind: 'features-computed', done: 600, total: 1000 }],
    );

    expect(featureSecondsLeft(live.features)).toBeCloseTo(20, 6);
    expect(featureSecondsLeft(null)).toBeNull();
  });

  it('is over when all are computed', () => {
    const live = watched([0, { kind: 'features-computed', done: 10, total: 10 }]);

    expect(featureSecondsLeft(live.features)).toBeNull();
  });
});

describe('calmSeconds', () => {
  it('rounds up, and more the longer it is', () => {
    expect([3.2, 19, 21, 118, 130, 601].map(calmSeconds)).toEqual([4, 19, 25, 120, 135, 660]);
  });
});
