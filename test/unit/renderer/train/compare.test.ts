import { describe, expect, it } from 'vitest';
import {
  bestEpochOf,
  bestValidation,
} from '../../../../src/renderer/features/train/best-epoch-of.ts';
import {
  runCurve,
  timeUnitFor,
} from '../../../../src/renderer/features/train/compare/compare-curves.ts';
import {
  comparePlaceFromQuery,
  compareQuery,
} from '../../../../src/renderer/features/train/compare/compare-place.ts';
import { comparedSettings } from '../../../../src/renderer/features/train/setting-rows.ts';
import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import { aRun, epochsOf } from './a-run.ts';

describe('comparePlace', () => {
  it('is kept in the address', () => {
    const place = { runs: ['a.1', 'b-2', 'c_3'], over: 'time', showsAll: true } as const;

    expect(comparePlaceFromQuery(compareQuery(place))).toEqual(place);
    expect(compareQuery({ ...place, over: 'epochs', showsAll: false })).toBe('compare=a.1,b-2,c_3');
  });

  it('holds names of runs alone, each once', () => {
    expect(comparePlaceFromQuery('compare=a,,../b,a')?.runs).toEqual(['a']);
    expect(comparePlaceFromQuery('dataset=a')).toBeNull();
    expect(comparePlaceFromQuery('compare=')).toBeNull();
  });
});

describe('comparedSettings', () => {
  it('tells exactly the settings that differ', () => {
    const settings = defaultFineTuneSettings('FT-F');
    const compared = comparedSettings([
      aRun({ settings }),
      aRun({ settings: { ...settings, learningRate: 0.01, clipNorm: 1 } }),
      aRun({ settings, dataset: 'large' }),
    ]);

    expect(
      compared.filter(({ differs }) => differs).map(({ name, texts }) => [name, ...texts]),
    ).toEqual([
      ['Dataset', 'small', 'small', 'large'],
      ['Learning rate', '0.001', '0.01', '0.001'],
      ['Clip gradients at', 'never', '1', 'never'],
    ]);
  });

  it('leaves out the momentum that Adam ignores', () => {
    const settings = defaultFineTuneSettings('FT-F');
    const compared = comparedSettings([
      aRun({ settings }),
      aRun({ settings: { ...settings, momentum: 0.5 } }),
    ]);

    expect(compared.some(({ differs }) => differs)).toBe(false);
  });
});

describe('runCurve', () => {
  const run = aRun({ epochs: epochsOf(0.4, null, 0.6) });
  const accuracy = ({ validationAccuracy }: (typeof run.epochs)[number]) => validationAccuracy;

  it('goes over epochs, or over the time until their end', () => {
    expect(runCurve(run, accuracy, null)).toEqual([
      { x: 1, y: 0.4 },
      { x: 3, y: 0.6 },
    ]);
    expect(runCurve(run, accuracy, timeUnitFor(600)).map(({ x }) => x)).toEqual([10 / 60, 0.5]);
  });

  it('has a unit that suits the longest run', () => {
    expect([100, 181, 10_801].map((seconds) => timeUnitFor(seconds).name)).toEqual([
      'seconds',
      'minutes',
      'hours',
    ]);
  });
});

describe('bestEpochOf', () => {
  it('is the one that the program chose, or the best so far', () => {
    const epochs = epochsOf(0.4, 0.7, 0.6);

    expect(bestEpochOf(aRun({ epochs, bestEpoch: 3 }))?.epoch).toBe(3);
    expect(bestValidation(aRun({ epochs }))).toBe(0.7);
    expect(bestValidation(aRun({ epochs: epochsOf(null) }))).toBeNull();
    expect(bestEpochOf(aRun())).toBeNull();
  });
});
