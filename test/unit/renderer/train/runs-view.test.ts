import { describe, expect, it } from 'vitest';
import {
  orderedBy,
  queryWithRunsView,
  runsViewFromQuery,
  viewedRuns,
} from '../../../../src/renderer/features/train/runs/runs-view.ts';
import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import { aRun, epochsOf } from './a-run.ts';

const FIRST = runsViewFromQuery('');

const runs = [
  aRun({ name: 'b', createdAtMs: 1, epochs: epochsOf(0.4, 0.9) }),
  aRun({ name: 'a', createdAtMs: 3, state: 'paused', epochs: epochsOf(0.5) }),
  aRun({
    name: 'c',
    createdAtMs: 2,
    dataset: 'large',
    settings: defaultFineTuneSettings('FT-A', 'VGG-19'),
    state: 'queued',
  }),
];

function shown(view: Partial<typeof FIRST>): string {
  return viewedRuns(runs, { ...FIRST, ...view })
    .map(({ name }) => name)
    .join('');
}

describe('viewedRuns', () => {
  it('shows all at first, the newest first', () => {
    expect(shown({})).toBe('acb');
  });

  it('filters by every part of a run', () => {
    expect(shown({ dataset: 'small' })).toBe('ab');
    expect(shown({ network: 'VGG-19' })).toBe('c');
    expect(shown({ mode: 'FT-F' })).toBe('ab');
    expect(shown({ state: 'paused' })).toBe('a');
    expect(shown({ mode: 'FT-F', state: 'queued' })).toBe('');
  });

  it('finds runs that hold every word, wherever it stands', () => {
    expect(shown({ text: 'vgg LARGE' })).toBe('c');
    expect(shown({ text: 'vgg small' })).toBe('');
    expect(shown({ text: '  ' })).toBe('acb');
  });

  it('orders by what a column shows; what has no value comes last', () => {
    expect(shown({ order: 'best' })).toBe('bac');
    expect(shown({ order: 'best', isReversed: true })).toBe('abc');
    expect(shown({ order: 'epochs' })).toBe('bac');
    expect(shown({ order: 'time', isReversed: true })).toBe('abc');
    expect(shown({ order: 'name' })).toBe('abc');
    expect(shown({ order: 'begun', isReversed: true })).toBe('bca');
  });
});

describe('orderedBy', () => {
  it('turns the direction when the same column is pressed again', () => {
    const once = orderedBy(FIRST, 'best');
    const twice = orderedBy(once, 'best');

    expect([once, twice, orderedBy(twice, 'best')].map(({ isReversed }) => isReversed)).toEqual([
      false,
      true,
      false,
    ]);
    expect(orderedBy(twice, 'epochs')).toMatchObject({ order: 'epochs', isReversed: false });
  });
});

describe('the address', () => {
  it('keeps a view, beside what else stands there', () => {
    const view = {
      ...FIRST,
      text: 'vgg & co',
      network: 'VGG-19',
      state: 'failed',
      order: 'time',
      isReversed: true,
    } as const;
    const query = queryWithRunsView('dataset=mine', view);

    expect(runsViewFromQuery(query)).toEqual(view);
    expect(new URLSearchParams(query).get('dataset')).toBe('mine');
    expect(queryWithRunsView(query, FIRST)).toBe('dataset=mine');
  });

  it('ignores what is no view', () => {
    expect(runsViewFromQuery('of-network=LeNet&sort=luck&of-state=asleep')).toEqual(FIRST);
  });
});
