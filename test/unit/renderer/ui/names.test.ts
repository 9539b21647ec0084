import { describe, expect, it } from 'vitest';
import { freeName } from '../../../../src/renderer/ui/free-name.ts';
import { nameProblem } from '../../../../src/renderer/ui/name-problem.ts';

describe('freeName', () => {
  it('counts up from two, whatever the case', () => {
    expect(freeName('dataset', [])).toBe('dataset');
    expect(freeName('dataset', ['Dataset', 'dataset-2'])).toBe('dataset-3');
  });
});

describe('nameProblem', () => {
  it('refuses what cannot name a folder, and what is taken', () => {
    expect(nameProblem('good-name.1', ['other'])).toBeNull();
    expect(nameProblem('../up', [])).toContain('letters');
    expect(nameProblem('', [])).not.toBeNull();
    expect(nameProblem('Mine', ['mine'])).toBe('this name is taken');
  });
});
