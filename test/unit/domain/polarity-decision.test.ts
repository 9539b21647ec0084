import { expect, test } from 'vitest';
import { decide, fitDecision } from '../../../src/main/domain/polarity-decision.ts';
import { scoreTeacher } from '../../../src/main/domain/score-teacher.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import type { Probabilities } from '../../../src/shared/domain/polarity.ts';

/** Texts whose labels are drawn by their own probabilities; NEG is rare. */
function drawnTexts(count: number) {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const parts = [0.4 * random.next() ** 2, random.next() ** 2, random.next() ** 2];
    const total = parts.reduce((sum, part) => sum + part, 0);
    const [negative = 0, neutral = 0, positive = 0] = parts.map((part) => part / total);
    const probabilities: Probabilities = [negative, neutral, positive];
    const drawn = random.next();
    const polarity: 0 | 1 | 2 = drawn < negative ? 0 : drawn < negative + neutral ? 1 : 2;
    return { polarity, probabilities };
  });
}

test('balancing raises macro recall and keeps the confidence true', () => {
  const texts = drawnTexts(20_000);
  const polarities = texts.map(({ polarity }) => polarity);
  const decision = fitDecision(
    texts.map(({ probabilities }) => probabilities),
    polarities,
    0.5,
  );
  const decided = texts.map(({ polarity, probabilities }) => ({
    polarity,
    probabilities: decide(decision, probabilities),
  }));
  const before = scoreTeacher(texts, 0.85);
  const after = scoreTeacher(decided, 0.85);
  expect(after.macroRecall).toBeGreaterThan(before.macroRecall + 0.005);
  expect(after.calibrationError).toBeLessThan(0.02);
});

test('sharpness moves no winner', () => {
  const plain = { shifts: [0.3, 0, 0.1], sharpness: [1, 1, 1] } as const;
  const sharp = { shifts: [0.3, 0, 0.1], sharpness: [0.3, 1.4, 2] } as const;
  const winner = (p: Probabilities) => p.indexOf(Math.max(...p));
  for (const { probabilities } of drawnTexts(500)) {
    expect(winner(decide(sharp, probabilities))).toBe(winner(decide(plain, probabilities)));
  }
});

test('certain probabilities stay finite', () => {
  const decided = decide({ shifts: [1, 0, 0], sharpness: [2, 2, 2] }, [0, 1, 0]);
  expect(decided.every(Number.isFinite)).toBe(true);
  expect(decided.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
});
