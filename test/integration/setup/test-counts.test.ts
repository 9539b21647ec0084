import { describe, expect, it } from 'vitest';
import { countListed, countPlaywright, countVitest } from '../../../scripts/test/counts.mjs';

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});

describe('countVitest', () => {
  it('sums the tests of all files', () => {
    const report = {
      testResults: [
        file('passed', 'passed', 'passed', 'pending'),
        file('failed', 'failed', 'passed', 'todo', 'skipped'),
      ],
    };
    expect(countVitest(report, false)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(countVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a run that failed outside of tests', () => {
    const report = { testResults: [file('passed', 'passed')] };
    expect(countVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a crash without a report', () => {
    expect(countVitest(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countVitest({}, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('countPlaywright', () => {
  it('reads its statistics', () => {
    const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 };
    expect(countPlaywright({ stats }, false)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('counts errors outside of tests, and a crash without a report', () => {
    const stats = { expected: 1, flaky: 0, unexpected: 0, skipped: 0 };
    expect(countPlaywright({ stats }, false).failed).toBe(1);
    expect(countPlaywright(undefined, false).failed).toBe(1);
  });
});

describe('countListed', () => {
  it('counts through all levels, and never nothing', () => {
    const report = { suites: [{ specs: [{}], suites: [{ specs: [{}, {}] }] }, { specs: [{}] }] };
    expect(countListed(report)).toBe(4);
    expect(countListed(undefined)).toBe(1);
  });
});
