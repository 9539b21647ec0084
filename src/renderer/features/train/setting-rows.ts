import type { Augmentation, FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { RunSummary } from '../../../shared/domain/run.ts';
import { countOf, shareText } from '../../ui/number-text.ts';

type Asked = Pick<RunSummary, 'dataset' | 'settings'>;

/** What a run was asked for, as names and texts. */
const SETTINGS: readonly (readonly [name: string, text: (asked: Asked) => string])[] = [
  ['Dataset', ({ dataset }) => dataset],
  ['Network', ({ settings }) => settings.network],
  ['First weights', ({ settings }) => weightsText(settings)],
  ['Mode', ({ settings }) => settings.mode],
  ['Input', ({ settings }) => `${settings.inputSize} × ${settings.inputSize} px`],
  ['Epochs', ({ settings }) => `${settings.epochs}`],
  [
    'Batch size',
    ({ settings }) => (settings.batchSize === 'auto' ? 'automatic' : `${settings.batchSize}`),
  ],
  ['Batches to a step', ({ settings }) => `${settings.accumulate}`],
  ['Optimizer', ({ settings }) => (settings.optimizer === 'sgd' ? 'SGD' : 'Adam')],
  ['Learning rate', ({ settings }) => `${settings.learningRate}`],
  ['Last layer’s rate', ({ settings }) => `× ${settings.lastLayerRate}`],
  ['Schedule', ({ settings }) => scheduleText(settings)],
  ['Momentum', ({ settings }) => (settings.optimizer === 'sgd' ? `${settings.momentum}` : '–')],
  ['Weight decay', ({ settings }) => `${settings.weightDecay}`],
  [
    'Clip gradients at',
    ({ settings }) => (settings.clipNorm === null ? 'never' : `${settings.clipNorm}`),
  ],
  [
    'Patience',
    ({ settings }) =>
      settings.patience === null ? 'to the last epoch' : countOf(settings.patience, 'epoch'),
  ],
  ['Augmentation', ({ settings }) => augmentationText(settings.augmentation)],
  ['Class weights', ({ settings }) => settings.classWeights],
  ['Seed', ({ settings }) => `${settings.seed}`],
];

/** Every setting of a run, named, in the order of the form. */
export function settingRows(run: Asked): readonly (readonly [name: string, text: string])[] {
  return SETTINGS.map(([name, text]) => [name, text(run)]);
}

export type ComparedSetting = {
  readonly name: string;
  /** One text a run. */
  readonly texts: readonly string[];
  readonly differs: boolean;
};

/** The settings of several runs side by side. */
export function comparedSettings(runs: readonly Asked[]): readonly ComparedSetting[] {
  return SETTINGS.map(([name, text]) => {
    const texts = runs.map(text);
    return { name, texts, differs: new Set(texts).size > 1 };
  });
}

function weightsText({ weights }: FineTuneSettings): string {
  return weights.kind === 'imported' ? weights.name : weights.kind;
}

function scheduleText({ schedule }: FineTuneSettings): string {
  switch (schedule.kind) {
    case 'constant':
      return 'constant';
    case 'step':
      return `× ${schedule.factor} every ${countOf(schedule.everyEpochs, 'epoch')}`;
    case 'cosine':
      return schedule.warmUpEpochs === 0
        ? 'cosine'
        : `cosine after a rise over ${countOf(schedule.warmUpEpochs, 'epoch')}`;
  }
}

function augmentationText({ mirror, crop, colour }: Augmentation): string {
  const parts = [
    ...(mirror ? ['mirror'] : []),
    ...(crop > 0 ? [`crop ${shareText(crop)}`] : []),
    ...(colour > 0 ? [`colour ± ${shareText(colour)}`] : []),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}
