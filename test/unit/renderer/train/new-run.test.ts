import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../../../src/renderer/features/train/new-run/field-problems.ts';
import { paperFour } from '../../../../src/renderer/features/train/new-run/paper-four.ts';
import {
  runName,
  takenRunNames,
} from '../../../../src/renderer/features/train/new-run/run-names.ts';
import {
  estimateParts,
  runSentence,
  timedSettings,
  totalSeconds,
} from '../../../../src/renderer/features/train/new-run/run-words.ts';
import { nameProblem } from '../../../../src/renderer/ui/name-problem.ts';
import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import type { Job } from '../../../../src/shared/domain/job.ts';
import type { RunEstimate } from '../../../../src/shared/domain/run-estimate.ts';
import { anImported } from './an-imported.ts';

const settings = defaultFineTuneSettings('FT-F');

describe('fieldProblems', () => {
  it('finds none in what is right', () => {
    expect(fieldProblems(settings).size).toBe(0);
    expect(fieldProblems({ ...settings, batchSize: 'auto', patience: null }).size).toBe(0);
  });

  it('says of each field what it must be', () => {
    const problems = fieldProblems({
      ...settings,
      epochs: 0,
      batchSize: 1.5,
      learningRate: 0,
      lastLayerRate: 101,
      momentum: Number.NaN,
      clipNorm: -1,
      patience: Number.NaN,
      schedule: { kind: 'step', everyEpochs: 1.5, factor: 2 },
      augmentation: { mirror: true, crop: 0.6, colour: 0 },
    });
    expect(Object.fromEntries(problems)).toEqual({
      epochs: 'must be at least 1',
      batchSize: 'must be a whole number',
      learningRate: 'must be more than 0',
      lastLayerRate: 'must be at most 100',
      momentum: 'must be a number',
      clipNorm: 'must be more than 0',
      patience: 'must be a number',
      'schedule.everyEpochs': 'must be a whole number',
      'schedule.factor': 'must be at most 1',
      'augmentation.crop': 'must be at most 0.5',
    });
  });

  it('says the range of a batch size', () => {
    expect(fieldProblems({ ...settings, batchSize: 0 }).get('batchSize')).toBe(
      'must be at least 1',
    );
    expect(fieldProblems({ ...settings, batchSize: 2000 }).get('batchSize')).toBe(
      'must be at most 1024',
    );
  });
});

describe('runName', () => {
  it('says dataset, network and mode, and is free', () => {
    expect(runName('b', settings, [])).toBe('b-mobilenetv2-ft-f');
    expect(runName('b', settings, ['B-MobileNetV2-FT-F'])).toBe('b-mobilenetv2-ft-f-2');
  });

  it('is a name whatever the dataset is called', () => {
    const long = 'd'.repeat(64);
    const taken = Array.from({ length: 120 }, (_, i) =>
      i === 0 ? runName(long, settings, []) : `${runName(long, settings, [])}-${i + 1}`,
    );
    expect(nameProblem(runName(long, settings, taken), taken)).toBeNull();
  });
});

describe('takenRunNames', () => {
  it('counts runs and those that wait, not what ended', () => {
    const job = (name: string, state: Job['state']): Job => ({
      jobId: name,
      request: { kind: 'train', name, dataset: 'b', settings },
      state,
      progress: { done: 0, total: null, unit: '', perSecond: null, secondsLeft: null, message: '' },
      summary: null,
      failure: null,
    });
    const jobs = [job('waits', 'queued'), job('trains', 'running'), job('gone', 'failed')];
    expect(takenRunNames([{ name: 'old' }, { name: 'trains' }], jobs)).toEqual([
      'old',
      'trains',
      'waits',
    ]);
  });
});

describe('paperFour', () => {
  it('plans the four in the order of the paper, from the weights that are there', () => {
    const four = paperFour('b', [anImported()], ['b-vgg-19-ft-a']);
    expect(
      four.map(({ name, settings: { network, mode, weights, epochs } }) => [
        name,
        network,
        mode,
        weights.kind,
        epochs,
      ]),
    ).toEqual([
      ['b-vgg-19-ft-f', 'VGG-19', 'FT-F', 'imported', 15],
      ['b-vgg-19-ft-a-2', 'VGG-19', 'FT-A', 'imported', 15],
      ['b-hybridcnn-ft-f', 'HybridCNN', 'FT-F', 'random', 15],
      ['b-hybridcnn-ft-a', 'HybridCNN', 'FT-A', 'random', 15],
    ]);
  });
});

describe('runSentence', () => {
  it('says what will be done', () => {
    const dataset = { name: 'b-t4sa', trainingImages: 9600 };
    expect(runSentence(settings, dataset, 'cpu')).toBe(
      'MobileNetV2, FT-F, 20 epochs on b-t4sa, 9,600 training images, on the CPU',
    );
    expect(runSentence({ ...settings, epochs: Number.NaN }, dataset, null)).toBe(
      'MobileNetV2, FT-F, some epochs on b-t4sa, 9,600 training images',
    );
  });
});

const estimate: RunEstimate = {
  device: 'cpu',
  batchSize: 32,
  accumulate: 2,
  fromSmallerBatches: false,
  trainableParameters: 3843,
  trainCount: 1000,
  validationCount: 100,
  featuresToCompute: 1100,
  featuresStored: 0,
  preparationSeconds: 60,
  secondsPerEpoch: 2,
  totalSeconds: 62,
  measuredSeconds: 1,
};

describe('the estimate', () => {
  it('is the same for settings that change no time', () => {
    const slower = { ...settings, epochs: 90, learningRate: 1, patience: 3 };
    expect(timedSettings(slower)).toEqual(timedSettings(settings));
    expect(timedSettings({ ...settings, inputSize: 96 })).not.toEqual(timedSettings(settings));
    expect(totalSeconds(estimate, 20)).toBe(100);
  });

  it('says what it is made of', () => {
    expect(estimateParts(estimate)).toEqual([
      '1 min to prepare (1,100 features)',
      '2.0 s per epoch',
      'batches of 32, 2 to a step',
    ]);
    const ready = { ...estimate, featuresToCompute: 0, preparationSeconds: 0.5, accumulate: 1 };
    expect(estimateParts(ready)).toEqual(['0.5 s to prepare', '2.0 s per epoch', 'batches of 32']);
  });
});
