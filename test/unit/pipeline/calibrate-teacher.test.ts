import { expect, test } from 'vitest';
import { calibrateTeacher, judgedByAudit } from '../../../src/main/pipeline/calibrate-teacher.ts';
import type { Teacher } from '../../../src/main/pipeline/ports/teacher.ts';
import type { AuditedPost } from '../../../src/main/pipeline/ports/teacher-evidence-store.ts';
import type { ReviewOutcome } from '../../../src/shared/domain/verdict.ts';

const control = { signal: new AbortController().signal, report: () => {} };
const teacher: Teacher = {
  name: 'even',
  classify: async (texts) => texts.map(() => [0.5, 0.3, 0.2]),
  explain: () => Promise.reject(new Error('not asked for')),
};

function audited(outcomes: readonly (ReviewOutcome | null)[]): readonly AuditedPost[] {
  return outcomes.map((outcome, postId) => ({
    ...{ postId, text: `post ${postId}`, outcome, weight: 1, probabilities: null },
  }));
}

const times = (count: number, outcome: ReviewOutcome): readonly ReviewOutcome[] =>
  Array.from({ length: count }, () => outcome);

test('verdicts that are no polarity do not count, and the teacher reads what it has not read', async () => {
  const outcomes = [...times(30, 'NEG'), ...times(20, 'POS')];
  const judged = await judgedByAudit(
    audited([...outcomes, 'unsure', 'unusable', 'disputed', null]),
    teacher,
    control,
  );
  expect(judged).toHaveLength(50);
  expect(judged[0]).toEqual({ polarity: 0, weight: 1, probabilities: [0.5, 0.3, 0.2] });
});

test('too few verdicts, or a single polarity, are refused with words', async () => {
  const few = audited([...times(49, 'NEG'), 'unsure']);
  await expect(judgedByAudit(few, teacher, control)).rejects.toThrow('49 images');
  const same = audited(times(60, 'NEG'));
  await expect(judgedByAudit(same, teacher, control)).rejects.toThrow('the same polarity');
});

test('a teacher whose confidence is right already is left alone, with words', async () => {
  const right = [...times(50, 'NEG'), ...times(30, 'NEU'), ...times(20, 'POS')];
  const judged = await judgedByAudit(audited(right), teacher, control);
  expect(() => calibrateTeacher('even', judged)).toThrow('No calibration does better than even');
});
