import {
  defaultFineTuneSettings,
  type FineTuneMode,
  type FineTuneSettings,
  inputSizesOf,
  type NetworkName,
  paperFineTuneSettings,
} from '../../../../shared/domain/fine-tune.ts';
import { asPaperNetwork, type ImportedChoice, startingWeights } from './starting-weights.ts';

/** `usual`: quick and careful. `paper`: the solver and schedule of the T4SA paper. */
export type SettingsPreset = 'usual' | 'paper';

/**
 * A run as it stands in the form. A figure that is being typed and is none yet is not a number, so that the
 * settings may be wrong for a while.
 */
export type RunDraft = {
  readonly dataset: string;
  /** What the settings began with; what was not changed by hand follows it to another mode or network. */
  readonly preset: SettingsPreset;
  readonly settings: FineTuneSettings;
};

/** A draft to start at once: the paper's VGG-19 where its weights were imported, else MobileNetV2; FT-F first. */
export function firstDraft(dataset: string, imported: readonly ImportedChoice[]): RunDraft {
  const network = imported.some((one) => one.network === 'VGG-19') ? 'VGG-19' : 'MobileNetV2';
  return draftOf(dataset, naturalPreset(network), { mode: 'FT-F', network }, imported);
}

/** A draft with the settings of a run that there was, from weights that are still here. */
export function draftLike(
  run: { readonly dataset: string; readonly settings: FineTuneSettings },
  imported: readonly ImportedChoice[],
): RunDraft {
  const { network, weights } = run.settings;
  const isHere = weights.kind !== 'imported' || imported.some(({ name }) => name === weights.name);
  const settings = isHere
    ? run.settings
    : { ...run.settings, weights: startingWeights(network, imported) };
  const draft = { dataset: run.dataset, preset: naturalPreset(network), settings };
  const asUsual = { ...draft, preset: 'usual' } as const;
  return presetOf(draft) === null && presetOf(asUsual) !== null ? asUsual : draft;
}

export function withSettings(draft: RunDraft, change: Partial<FineTuneSettings>): RunDraft {
  return { ...draft, settings: { ...draft.settings, ...change } };
}

/** The draft in another mode; what was changed by hand stays. */
export function withMode(draft: RunDraft, mode: FineTuneMode): RunDraft {
  const { network, weights, inputSize } = draft.settings;
  return following(draft, draft.preset, { mode, network, weights, inputSize });
}

/** The draft with another network, the weights that it best starts from, and its paper's input size. */
export function withNetwork(
  draft: RunDraft,
  network: NetworkName,
  imported: readonly ImportedChoice[],
): RunDraft {
  const wasPaper = asPaperNetwork(draft.settings.network) !== null;
  const isPaper = asPaperNetwork(network) !== null;
  return following(draft, wasPaper === isPaper ? draft.preset : naturalPreset(network), {
    mode: draft.settings.mode,
    network,
    weights: startingWeights(network, imported),
    inputSize: inputSizesOf(network)[0],
  });
}

/** The draft with all that a preset says; the network becomes the paper's where only that has the preset. */
export function withPreset(
  draft: RunDraft,
  preset: SettingsPreset,
  imported: readonly ImportedChoice[],
): RunDraft {
  const { mode, network, weights, inputSize, seed } = draft.settings;
  if (preset === 'paper' && asPaperNetwork(network) === null) {
    const fresh = draftOf(draft.dataset, preset, { mode, network: 'VGG-19' }, imported);
    return withSettings(fresh, { seed });
  }
  const settings = { ...presetSettings(preset, mode, network), weights, inputSize, seed };
  return { ...draft, preset, settings };
}

/** The preset that the settings are those of; null where they are a person's own. */
export function presetOf({ preset, settings }: RunDraft): SettingsPreset | null {
  const { mode, network, weights, inputSize, seed } = settings;
  const expected = { ...presetSettings(preset, mode, network), weights, inputSize, seed };
  return isSame(settings, expected) ? preset : null;
}

/** A preset's settings for a network; those of `paper` are the usual ones where the network is not the paper's. */
export function presetSettings(
  preset: SettingsPreset,
  mode: FineTuneMode,
  network: NetworkName,
): FineTuneSettings {
  const paperNetwork = asPaperNetwork(network);
  return preset === 'paper' && paperNetwork !== null
    ? paperFineTuneSettings(mode, paperNetwork)
    : defaultFineTuneSettings(mode, network);
}

/** Images that have to be prepared for each image of the dataset, where features are computed once. */
export function preparedVersions({
  augmentation: { mirror, crop, colour },
}: Pick<FineTuneSettings, 'augmentation'>): number {
  if (crop > 0 || colour > 0) return 4;
  return mirror ? 2 : 1;
}

function draftOf(
  dataset: string,
  preset: SettingsPreset,
  { mode, network }: { readonly mode: FineTuneMode; readonly network: NetworkName },
  imported: readonly ImportedChoice[],
): RunDraft {
  const weights = startingWeights(network, imported);
  return { dataset, preset, settings: { ...presetSettings(preset, mode, network), weights } };
}

function naturalPreset(network: NetworkName): SettingsPreset {
  return asPaperNetwork(network) === null ? 'usual' : 'paper';
}

/** Goes from one preset to another: what equals the first becomes the second's, what was changed by hand stays. */
function following(
  draft: RunDraft,
  preset: SettingsPreset,
  to: Pick<FineTuneSettings, 'mode' | 'network' | 'weights' | 'inputSize'>,
): RunDraft {
  const { settings } = draft;
  const before = presetSettings(draft.preset, settings.mode, settings.network);
  const after = presetSettings(preset, to.mode, to.network);
  const names = Object.keys(after) as (keyof FineTuneSettings)[]; // why: Object.keys forgets the names
  const kept = names.filter((name) => !isSame(settings[name], before[name]));
  const own = Object.fromEntries(kept.map((name) => [name, settings[name]]));
  return { dataset: draft.dataset, preset, settings: { ...after, ...own, ...to } };
}

/** Whether two settings say the same; the order of their keys is theirs. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
