import { expect, test } from 'vitest';
import { explainFailure } from '../../../src/main/trainer/explain-failure.ts';
import { Failure } from '../../../src/shared/failure.ts';

test.each([
  [
    'Invalid TF_Status: 8\nMessage: OOM when allocating tensor',
    /memory ran out .* 48 images/,
    /smaller batch/,
  ],
  ['RESOURCE_EXHAUSTED: failed', /memory ran out/, /smaller batch/],
  ['shapes do not match', /shapes do not match/, /fault of the program/],
])('explains %j', (text, message, advice) => {
  const failure = explainFailure(new Error(text), 48);
  expect(failure.kind).toBe('TRAINER_FAILED');
  expect(failure.message).toMatch(message);
  expect(failure.advice).toMatch(advice);
});

test.each([
  ['ENOSPC', /Free some space/],
  ['EDQUOT', /Free some space/],
  ['EFBIG', /another disk/],
])('a disk that takes no more, %s, is told from other trouble', (code, advice) => {
  const error = Object.assign(new Error('no space left on device'), { code });
  expect(explainFailure(error, 1).advice).toMatch(advice);
});

test('a failure that explains itself stays as it is', () => {
  const failure = new Failure('TRAINER_FAILED', 'the loss was no longer a number', 'Learn slower.');
  expect(explainFailure(failure, 1)).toBe(failure);
});
