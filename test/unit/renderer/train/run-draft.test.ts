import { describe, expect, it } from 'vitest';
import {
  draftLike,
  firstDraft,
  presetOf,
  withMode,
  withNetwork,
  withPreset,
  withSettings,
} from '../../../../src/renderer/features/train/new-run/run-draft.ts';
import { startingWeights } from '../../../../src/renderer/features/train/new-run/starting-weights.ts';
import {
  defaultFineTuneSettings,
  FineTuneSettings,
  paperFineTuneSettings,
} from '../../../../src/shared/domain/fine-tune.ts';
import { anImported } from './an-imported.ts';

describe('startingWeights', () => {
  it('takes the newest imported ones that know nothing of polarities yet', () => {
    const imported = [
      anImported({ name: 'old', importedAtMs: 1 }),
      anImported({ name: 'new', importedAtMs: 2 }),
      anImported({ name: 'judges', importedAtMs: 3, hasPolarityLayer: true }),
      anImported({ name: 'other', importedAtMs: 4, network: 'HybridCNN' }),
    ];
    expect(startingWeights('VGG-19', imported)).toEqual({ kind: 'imported', name: 'new' });
  });

  it('takes what ships, or random ones, where nothing was imported', () => {
    expect(startingWeights('MobileNetV2', [anImported()])).toEqual({ kind: 'shipped' });
    expect(startingWeights('HybridCNN', [anImported()])).toEqual({ kind: 'random' });
  });
});

describe('firstDraft', () => {
  it('is MobileNetV2 in FT-F where no weights are there', () => {
    expect(firstDraft('b', []).settings).toEqual(defaultFineTuneSettings('FT-F'));
  });

  it("is the paper's VGG-19 where its weights were imported", () => {
    expect(firstDraft('b', [anImported()])).toEqual({
      dataset: 'b',
      preset: 'paper',
      settings: {
        ...paperFineTuneSettings('FT-F', 'VGG-19'),
        weights: { kind: 'imported', name: 'vgg' },
      },
    });
  });

  it('stays MobileNetV2 where only HybridCNN was imported', () => {
    const draft = firstDraft('b', [anImported({ network: 'HybridCNN' })]);
    expect(draft.settings.network).toBe('MobileNetV2');
  });
});

describe('withMode', () => {
  it('follows the preset', () => {
    expect(withMode(firstDraft('b', []), 'FT-A').settings).toEqual(defaultFineTuneSettings('FT-A'));
  });

  it('keeps what was changed by hand, and the network with its weights', () => {
    const own = withSettings(firstDraft('b', [anImported()]), { epochs: 3, patience: 2 });
    expect(withMode(own, 'FT-A').settings).toEqual({
      ...paperFineTuneSettings('FT-A', 'VGG-19'),
      weights: { kind: 'imported', name: 'vgg' },
      epochs: 3,
      patience: 2,
    });
  });
});

describe('withNetwork', () => {
  it("goes to the paper's settings with the paper's networks, and back", () => {
    const first = withSettings(firstDraft('b', []), { seed: 7, inputSize: 96 });
    const paper = withNetwork(first, 'HybridCNN', []);
    expect(paper.settings).toEqual({ ...paperFineTuneSettings('FT-F', 'HybridCNN'), seed: 7 });
    expect(withNetwork(paper, 'InceptionV3', []).settings).toEqual({
      ...defaultFineTuneSettings('FT-F', 'InceptionV3'),
      seed: 7,
    });
  });

  it('stays with the preset between networks of a kind', () => {
    const usual = withPreset(firstDraft('b', [anImported()]), 'usual', [anImported()]);
    expect(withNetwork(usual, 'HybridCNN', [anImported()])).toMatchObject({
      preset: 'usual',
      settings: { optimizer: 'adam', weights: { kind: 'random' } },
    });
  });
});

describe('presetOf', () => {
  it('knows a preset again whatever the weights, input size and seed', () => {
    const draft = firstDraft('b', []);
    expect(presetOf(withSettings(draft, { seed: 9, inputSize: 96 }))).toBe('usual');
    expect(presetOf(withSettings(draft, { epochs: 21 }))).toBeNull();
  });

  it('takes VGG-19 where the network has no such preset', () => {
    const draft = withPreset(withSettings(firstDraft('b', []), { seed: 9 }), 'paper', []);
    expect(presetOf(draft)).toBe('paper');
    expect(draft.settings).toMatchObject({ network: 'VGG-19', seed: 9, accumulate: 2 });
  });
});

describe('draftLike', () => {
  const settings = {
    ...defaultFineTuneSettings('FT-A', 'VGG-19'),
    weights: { kind: 'imported', name: 'vgg' },
  } as const;

  it('has the settings of the run, and knows their preset', () => {
    const draft = draftLike({ dataset: 'b', settings }, [anImported()]);
    expect(draft).toEqual({ dataset: 'b', preset: 'usual', settings });
  });

  it('starts from other weights where those were removed', () => {
    const draft = draftLike({ dataset: 'b', settings }, []);
    expect(draft.settings.weights).toEqual({ kind: 'random' });
  });
});

it('every preset is what the contract takes', () => {
  const first = firstDraft('b', [anImported()]);
  for (const preset of ['usual', 'paper'] as const) {
    for (const mode of ['FT-F', 'FT-A'] as const) {
      const { settings } = withMode(withPreset(first, preset, [anImported()]), mode);
      expect(FineTuneSettings.parse(settings)).toEqual(settings);
    }
  }
});
