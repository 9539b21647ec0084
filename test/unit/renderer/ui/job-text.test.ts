import { describe, expect, it } from 'vitest';
import { jobsByInterest } from '../../../../src/renderer/ui/job-order.ts';
import {
  asSentence,
  jobTitle,
  progressPercent,
  progressText,
  summaryText,
} from '../../../../src/renderer/ui/job-text.ts';
import type { Job } from '../../../../src/shared/domain/job.ts';

const nothingKnown = {
  done: 0,
  total: null,
  unit: 'posts',
  perSecond: null,
  secondsLeft: null,
  message: '',
};

function aJob(changes: Partial<Job>): Job {
  return {
    jobId: 'one',
    request: { kind: 'label' },
    state: 'running',
    progress: nothingKnown,
    summary: null,
    failure: null,
    ...changes,
  };
}

describe('progressText', () => {
  it('says as much as is known', () => {
    expect(progressText(nothingKnown)).toBe('0 posts');
    expect(
      progressText({ ...nothingKnown, done: 1203, total: 5000, perSecond: 240, secondsLeft: 16 }),
    ).toBe('1,203 of 5,000 posts · 240/s · 16 s left');
  });
});

describe('progressPercent', () => {
  it('is unknown without a total, and whole at the end', () => {
    expect(progressPercent(aJob({}))).toBeNull();
    expect(progressPercent(aJob({ progress: { ...nothingKnown, total: 0 } }))).toBeNull();
    expect(progressPercent(aJob({ progress: { ...nothingKnown, done: 1, total: 4 } }))).toBe(25);
    expect(progressPercent(aJob({ state: 'finished' }))).toBe(100);
  });
});

describe('jobTitle', () => {
  it('names what the job is about', () => {
    expect(
      jobTitle({
        kind: 'evaluate',
        model: { kind: 'epoch', run: 'a', epoch: 3 },
        target: { kind: 'split', dataset: 'b', split: 'test' },
      }),
    ).toBe('Evaluate a, epoch 3 on b, test split');
    expect(jobTitle({ kind: 'import', paths: ['/x'], format: 'auto' })).toBe('Import 1 source');
    expect(jobTitle({ kind: 'train-teacher', name: 'mine', file: '/x.tsv', seed: 1 })).toBe(
      'Train teacher mine',
    );
    expect(jobTitle({ kind: 'add-transformer', name: 'roberta', source: '/models/r' })).toBe(
      'Add transformer roberta',
    );
    expect(jobTitle({ kind: 'compare-teachers', teachers: ['a', 'b'], file: '/x.tsv' })).toBe(
      'Compare 2 teachers',
    );
    expect(jobTitle({ kind: 'calibrate-teacher', teacher: 'mine', audit: 'may' })).toBe(
      'Calibrate mine on audit may',
    );
    expect(jobTitle({ kind: 'benchmark-from-set', name: 'a', set: 'b', minAgreeing: 2 })).toBe(
      'Make benchmark a from b',
    );
    expect(jobTitle({ kind: 'check-sensitive' })).toBe('Check for sensitive images');
  });
});

describe('summaryText', () => {
  it('writes names as words and figures with their digits grouped', () => {
    expect(
      summaryText({ comparedImages: 1200, largestDifference: 0.000012341, folder: '/x' }),
    ).toBe('compared images 1,200 · largest difference 0.00001234 · folder /x');
    expect(summaryText({ hash: 'a1'.repeat(32) })).toBe('hash a1a1a1a1a1a1a1a1…');
    expect(summaryText(null)).toBe('');
  });
});

describe('asSentence', () => {
  it('ends a message with one full stop', () => {
    expect(asSentence('It is full')).toBe('It is full.');
    expect(asSentence('It is full.')).toBe('It is full.');
  });
});

describe('jobsByInterest', () => {
  it('puts the running job first, then the waiting in their order, then the newest of the ended', () => {
    const jobs = (
      [
        ['a', 'finished'],
        ['b', 'failed'],
        ['c', 'running'],
        ['d', 'queued'],
        ['e', 'queued'],
      ] as const
    ).map(([jobId, state]) => aJob({ jobId, state }));

    expect(jobsByInterest(jobs).map(({ jobId }) => jobId)).toEqual(['c', 'd', 'e', 'b', 'a']);
  });
});
