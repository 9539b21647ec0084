import { z } from 'zod';
import {
  defaultFineTuneSettings,
  FineTuneMode,
  FineTuneSettings,
  ImportedNetwork,
  inputSizesOf,
  NetworkName,
  paperFineTuneSettings,
  usualWeights,
  type WeightsChoice,
} from '../../../shared/domain/fine-tune.ts';
import { ItemName } from '../../../shared/domain/ids.ts';
import { knownWords, unknownWords } from './known-words.ts';

/** Settings that stand beside `settings` as words of their own. */
const APART = ['network', 'mode', 'weights'];

/** A run as a recipe has it: a preset, and what differs from it. */
export const RecipeRun = knownWords({
  name: ItemName,
  dataset: ItemName,
  network: NetworkName,
  mode: FineTuneMode,
  /** `usual`: what the program proposes. `paper`: the paper's solver and schedule, for VGG-19 and HybridCNN. */
  preset: z.enum(['usual', 'paper']).default('usual'),
  /** `shipped`, `random`, or the name of imported weights. Left out: those that the network comes with. */
  weights: ItemName.optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
}).transform((run, context) => {
  const { name, dataset, network, mode, preset, weights } = run;
  const refuse = (path: readonly string[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message, input: run });
  const ofPaper = ImportedNetwork.safeParse(network);
  if (preset === 'paper' && !ofPaper.success) {
    refuse(
      ['preset'],
      'the paper trained VGG-19 and HybridCNN; write one of them, or preset: usual',
    );
  }
  if (weights === 'shipped' && usualWeights(network).kind !== 'shipped') {
    refuse(
      ['weights'],
      `${network} comes without weights; write random, or the name of imported ones`,
    );
  }
  const start =
    preset === 'paper' && ofPaper.success
      ? paperFineTuneSettings(mode, ofPaper.data)
      : defaultFineTuneSettings(mode, network);
  const known = Object.keys(FineTuneSettings.unwrap().shape).filter((key) => !APART.includes(key));
  const unknown = Object.keys(run.settings).filter((key) => !known.includes(key));
  for (const key of unknown) refuse(['settings', key], unknownWords([key], known));
  const settings = FineTuneSettings.safeParse({
    ...start,
    ...(weights === undefined ? {} : { weights: weightsNamed(weights) }),
    ...run.settings,
    ...{ network, mode },
  });
  if (!settings.success) {
    for (const { path, message } of settings.error.issues) {
      refuse(['settings', ...path.map(String)], message);
    }
    return z.NEVER;
  }
  const sizes = inputSizesOf(network);
  if (!sizes.includes(settings.data.inputSize)) {
    refuse(['settings', 'inputSize'], `${network} takes images of ${sizes.join(', ')} pixels`);
  }
  return { name, dataset, settings: settings.data };
});
export type RecipeRun = z.infer<typeof RecipeRun>;

function weightsNamed(name: string): WeightsChoice {
  return name === 'shipped' || name === 'random' ? { kind: name } : { kind: 'imported', name };
}
