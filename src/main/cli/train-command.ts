import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  AUTOMATIC_BATCH_SIZE,
  defaultFineTuneSettings,
  FineTuneMode,
  type FineTuneSettings,
  ImportedNetwork,
  NetworkName,
  paperFineTuneSettings,
  type WeightsChoice,
} from '../../shared/domain/fine-tune.ts';
import { estimateCommand } from './estimate-command.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

/** Adds `studio train`. */
export function addTrainCommand(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('train')
    .description('fine-tune a network on a dataset, or go on with a run that was stopped')
    .argument('<run>', 'name of the run')
    .requiredOption('--dataset <name>', 'dataset to train on')
    .addOption(
      new Option('--mode <mode>', 'FT-F: the head only; FT-A: all layers')
        .choices(FineTuneMode.options)
        .default('FT-F'),
    )
    .addOption(
      new Option('--network <name>', 'network to fine-tune')
        .choices(NetworkName.options)
        .default('MobileNetV2'),
    )
    .option('--weights <name>', 'imported weights to start from; or `random`')
    .option('--paper', "the paper's solver and schedule, for VGG-19 and HybridCNN", false)
    .option('--epochs <count>', 'passes over the training images', wholeNumber)
    .option('--input-size <pixels>', 'side of the network input', wholeNumber)
    .option('--batch-size <images>', 'images per batch; or `auto`: as many as fit', batchSize)
    .addOption(new Option('--optimizer <name>', 'how weights are changed').choices(['sgd', 'adam']))
    .option('--learning-rate <rate>', 'step size', Number)
    .option('--seed <seed>', 'seed of the new layer and of the order of images', wholeNumber)
    .option('--estimate', 'tell how long it would take, and do not train', false)
    .action((name: string, options: TrainOptions) => {
      const { dataset, mode, network, weights, paper, estimate, ...changed } = options;
      const settings = startingSettings(mode, network, paper);
      const request = {
        kind: 'train' as const,
        name,
        dataset,
        settings: {
          ...settings,
          ...(weights === undefined ? {} : { weights: weightsNamed(weights) }),
          ...changed,
        },
      };
      return estimate
        ? inWorkspace((studio, out) => estimateCommand(studio, request, out))
        : perform(request);
    });
}

type TrainOptions = {
  readonly dataset: string;
  readonly mode: FineTuneMode;
  readonly network: NetworkName;
  readonly weights?: string;
  readonly paper: boolean;
  readonly estimate: boolean;
};

function startingSettings(
  mode: FineTuneMode,
  network: NetworkName,
  isPaper: boolean,
): FineTuneSettings {
  if (!isPaper) return defaultFineTuneSettings(mode, network);
  const ofPaper = ImportedNetwork.safeParse(network);
  if (ofPaper.success) return paperFineTuneSettings(mode, ofPaper.data);
  throw new InvalidArgumentError('The paper trained VGG-19 and HybridCNN: choose one of them.');
}

function weightsNamed(name: string): WeightsChoice {
  return name === 'random' ? { kind: 'random' } : { kind: 'imported', name };
}

function batchSize(text: string): FineTuneSettings['batchSize'] {
  return text === AUTOMATIC_BATCH_SIZE ? text : wholeNumber(text);
}
