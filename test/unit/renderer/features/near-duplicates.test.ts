import { describe, expect, it } from 'vitest';
import { countFigures } from '../../../../src/renderer/features/near-duplicates/count-figures.ts';
import { isJobBusy } from '../../../../src/renderer/features/near-duplicates/is-job-busy.ts';
import {
  recallWords,
  searchedWords,
  settingsWords,
  summaryWords,
} from '../../../../src/renderer/features/near-duplicates/recall-words.ts';
import type { CopyMeasurementRow } from '../../../../src/shared/domain/copy-measurement.ts';
import { aFunnel } from './a-funnel.ts';

function aRow(changes: Partial<CopyMeasurementRow>): CopyMeasurementRow {
  return {
    kind: 'crop',
    planted: 150,
    recall: { value: 0.9333, low: 0.882, high: 0.963 },
    precision: { value: 1, low: 0.97, high: 1 },
    wrong: 0,
    ...changes,
  };
}

describe('recallWords', () => {
  it('says how many of a hundred are found', () => {
    expect(recallWords(aRow({}))).toBe('Of 100 crops, about 93 are found (88 to 97).');
  });

  it('promises no more than the interval where all were found', () => {
    const all = aRow({ kind: 'flip', recall: { value: 1, low: 0.975, high: 1 } });
    expect(recallWords(all)).toBe('Of 100 mirrored copies, 97 or more are found.');
  });

  it('never rounds some to none, nor most to all', () => {
    const most = aRow({ recall: { value: 0.998, low: 0.991, high: 0.9996 } });
    expect(recallWords(most)).toBe('Of 100 crops, about 99 are found (99 to 100).');
    const few = aRow({ recall: { value: 0.002, low: 0.0004, high: 0.011 } });
    expect(recallWords(few)).toBe('Of 100 crops, about 1 are found (0 to 2).');
  });
});

describe('summaryWords', () => {
  const measurement = {
    ...{ measuredAtMs: 1, seed: 1, sample: 150, searched: 2150, unreadable: 0 },
    settings: { radius: 8, leastScore: 0.8 },
  };

  it('adds up the kinds', () => {
    const rows = [aRow({}), aRow({ kind: 'flip', recall: { value: 1, low: 0.97, high: 1 } })];
    expect(summaryWords({ ...measurement, rows })).toBe(
      '290 of 300 copies were found among 2,150 images; no copy was taken for one of another image.',
    );
  });

  it('counts what was wrong', () => {
    expect(summaryWords({ ...measurement, rows: [aRow({ wrong: 2 })] })).toContain(
      '2 times a copy was taken for one of another image',
    );
  });

  it('names the settings', () => {
    expect(settingsWords(measurement.settings)).toContain('8 of 64 bits');
    expect(settingsWords(measurement.settings)).toContain('0.80');
  });
});

it('warns of wrong pairs only where a part of the images was searched', () => {
  expect(searchedWords(300, 300)).toBeNull();
  expect(searchedWords(2200, 1_000_000)).toContain('2,200 of the 1,000,000 images');
});

it('counts what the search found', () => {
  const funnel = aFunnel({
    media: { total: 400, unchecked: 0, clean: 400, damaged: 0 },
    nearDuplicates: { upToDate: false, groups: 10, redundant: 20 },
  });
  expect(countFigures(funnel).map(({ value }) => value)).toEqual([
    '10',
    '20',
    '5.0 %',
    'Not all images',
  ]);
  expect(countFigures(aFunnel({})).at(-1)?.value).toBe('No images yet');
});

it('a job is busy while it waits or runs', () => {
  const job = {
    jobId: '1',
    request: { kind: 'near-duplicates' } as const,
    progress: { done: 0, total: null, unit: '', perSecond: null, secondsLeft: null, message: '' },
    summary: null,
    failure: null,
  };
  expect(isJobBusy([{ ...job, state: 'queued' }], 'near-duplicates')).toBe(true);
  expect(isJobBusy([{ ...job, state: 'finished' }], 'near-duplicates')).toBe(false);
  expect(isJobBusy([{ ...job, state: 'running' }], 'measure-near-duplicates')).toBe(false);
});
