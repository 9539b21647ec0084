import { describe, expect, it } from 'vitest';
import {
  evaluationsViewFromQuery,
  isAscending,
  orderedEvaluations,
  queryWithEvaluationsView,
} from '../../../../../src/renderer/features/evaluate/measure/evaluations-view.ts';
import {
  targetChoices,
  unmeasuredRuns,
} from '../../../../../src/renderer/features/evaluate/measure/measure-choices.ts';
import type { EvaluatedModel } from '../../../../../src/shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../../src/shared/domain/evaluation-report.ts';
import type { EvaluationTarget } from '../../../../../src/shared/domain/evaluation-target.ts';
import type { Job } from '../../../../../src/shared/domain/job.ts';

const run = (name: string): EvaluatedModel => ({ kind: 'run', run: name });
const benchmark = (name: string): EvaluationTarget => ({ kind: 'benchmark', name });
const share = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });

function anEntry(part: Partial<EvaluationEntry>): EvaluationEntry {
  return {
    model: run('a'),
    target: benchmark('x'),
    evaluatedAtMs: 0,
    images: 10,
    unreadable: 0,
    accuracy: share(0.5),
    twoWayAccuracy: null,
    ...part,
  };
}

function anEvaluation(model: EvaluatedModel, state: Job['state']): Job {
  return {
    jobId: state,
    request: { kind: 'evaluate', model, target: benchmark('x') },
    state,
    progress: {
      done: 0,
      total: null,
      unit: 'images',
      perSecond: null,
      secondsLeft: null,
      message: '',
    },
    summary: null,
    failure: null,
  };
}

describe('targetChoices', () => {
  it('offers benchmarks, and splits that hold images with the test split first', () => {
    const none = { NEG: 0, NEU: 0, POS: 0 };
    const groups = targetChoices(
      [
        {
          name: 'x',
          importedAtMs: 0,
          counts: { NEG: 1, NEU: 0, POS: 2 },
          rejected: 0,
          form: null,
          classes: [],
          agreement: [],
        },
      ],
      [
        {
          name: 'd',
          createdAtMs: 0,
          // why: nothing of the recipe is read here
          recipe: {} as never,
          hash: '',
          counts: {
            train: { NEG: 4, NEU: 4, POS: 4 },
            validation: none,
            test: { NEG: 1, NEU: 1, POS: 1 },
          },
        },
      ],
    );

    expect(groups.map(({ items }) => items.map(({ value }) => value))).toEqual([
      ['benchmark:x'],
      ['split:d:test', 'split:d:train'],
    ]);
    expect(groups[0]?.items[0]?.label).toBe('x · 3 images');
  });
});

describe('unmeasuredRuns', () => {
  it('leaves out runs that were measured on the target or wait to be, and what are no runs', () => {
    const models = [
      ...['measured', 'waiting', 'failed', 'elsewhere'].map(run),
      { kind: 'weights', name: 'w' } as const,
    ].map((model) => ({ model }));
    const evaluations = [
      anEntry({ model: run('measured') }),
      anEntry({ model: run('elsewhere'), target: benchmark('y') }),
    ];
    const jobs = [anEvaluation(run('waiting'), 'queued'), anEvaluation(run('failed'), 'failed')];

    expect(unmeasuredRuns(models, evaluations, jobs, benchmark('x'))).toEqual([
      run('failed'),
      run('elsewhere'),
    ]);
  });
});

describe('orderedEvaluations', () => {
  const entries = [
    anEntry({ model: run('b'), evaluatedAtMs: 1, twoWayAccuracy: share(0.7) }),
    anEntry({ model: run('c'), evaluatedAtMs: 3, accuracy: share(0.9) }),
    anEntry({ model: run('a'), evaluatedAtMs: 2, twoWayAccuracy: share(0.8) }),
  ];
  const names = (query: string) =>
    orderedEvaluations(entries, evaluationsViewFromQuery(query)).map(({ model }) =>
      model.kind === 'run' ? model.run : '',
    );

  it('begins with the newest, the best or the first name, and turns round', () => {
    expect(names('')).toEqual(['c', 'a', 'b']);
    expect(names('reversed=1')).toEqual(['b', 'a', 'c']);
    expect(names('sort=model')).toEqual(['a', 'b', 'c']);
    expect(names('sort=model&reversed=1')).toEqual(['c', 'b', 'a']);
    expect(names('sort=accuracy')[0]).toBe('c');
  });

  it('puts those without a value last in both directions', () => {
    expect(names('sort=two-way')).toEqual(['a', 'b', 'c']);
    expect(names('sort=two-way&reversed=1')).toEqual(['b', 'a', 'c']);
  });

  it('is kept in the address beside what else stands there', () => {
    const query = queryWithEvaluationsView('run=a', { order: 'target', isReversed: true });

    expect(evaluationsViewFromQuery(query)).toEqual({ order: 'target', isReversed: true });
    expect(new URLSearchParams(query).get('run')).toBe('a');
    expect(queryWithEvaluationsView(query, { order: 'when', isReversed: false })).toBe('run=a');
    expect(isAscending({ order: 'target', isReversed: false })).toBe(true);
    expect(isAscending({ order: 'when', isReversed: false })).toBe(false);
  });
});
