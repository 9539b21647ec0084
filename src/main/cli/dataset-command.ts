import { type Command, InvalidArgumentError, Option } from 'commander';
import { VerdictUse } from '../../shared/domain/dataset.ts';
import {
  ConflictRule,
  NearDuplicateUse,
  PostImages,
  type SplitSizes,
} from '../../shared/domain/dataset-options.ts';
import { DATASET_PRESETS } from '../../shared/domain/dataset-presets.ts';
import { DEFAULT_SELECTION } from '../../shared/domain/selection.ts';
import {
  PAPER_SPLIT_RATIOS,
  PAPER_SPLIT_SIZES,
  SCALED_PAPER_RATIOS,
  type SplitRatios,
} from '../../shared/domain/split.ts';

type DatasetOptions = {
  readonly preset?: string;
  readonly minNeg: number;
  readonly minNeu: number;
  readonly minPos: number;
  readonly agreeing?: readonly string[];
  readonly nearDuplicates?: NearDuplicateUse;
  readonly conflicts?: ConflictRule;
  readonly imagesPerPost?: PostImages;
  readonly authorsTogether?: true;
  readonly balance?: boolean;
  readonly perClass?: number;
  readonly ratios?: SplitRatios;
  readonly sizes?: SplitSizes;
  readonly seed: number;
  readonly verdicts?: VerdictUse;
};

/** Adds the command that builds a dataset; what is given on the line goes before what the preset says. */
export function addDatasetCommand(
  program: Command,
  perform: (request: unknown) => Promise<void>,
  wholeNumber: (text: string) => number,
): void {
  program
    .command('dataset')
    .description('build a balanced dataset from the confident weak labels')
    .argument('<name>')
    .addOption(
      new Option(
        '--preset <preset>',
        'a dataset of the 2017 paper; thresholds stay your own',
      ).choices(DATASET_PRESETS.map(({ id }) => id)),
    )
    .option('--min-neg <confidence>', 'least confidence of NEG', Number, DEFAULT_SELECTION.NEG)
    .option('--min-neu <confidence>', 'least confidence of NEU', Number, DEFAULT_SELECTION.NEU)
    .option('--min-pos <confidence>', 'least confidence of POS', Number, DEFAULT_SELECTION.POS)
    .option('--agreeing <teachers...>', 'other teachers that must find the same polarity')
    .addOption(
      new Option('--near-duplicates <use>', 'one image of each group, or all').choices(
        NearDuplicateUse.options,
      ),
    )
    .addOption(
      new Option(
        '--conflicts <rule>',
        'where a group has different weak labels: keep each image its own (the papers), give all the polarity with the most confidence, or drop the group',
      ).choices(ConflictRule.options),
    )
    .addOption(
      new Option('--images-per-post <use>', 'all selected images of a post, or one').choices(
        PostImages.options,
      ),
    )
    .option('--authors-together', 'all images of an author in one split, where the author is known')
    .option('--balance', 'sample the larger polarities down (the default)')
    .option('--no-balance', 'keep all images of the larger polarities')
    .option('--per-class <images>', 'balance to this number of each polarity', wholeNumber)
    .option(
      '--ratios <train,validation,test>',
      `shares that sum to 1, or "paper" for those of B-T4SA (default: 0.8,0.1,0.1)`,
      ratiosOf,
    )
    .option(
      '--sizes <train,validation,test>',
      'numbers of images, or "paper" for 368586,51000,51000',
      sizesOf,
    )
    .option('--seed <seed>', 'seed of the sample and the split', wholeNumber, 1)
    .addOption(
      new Option(
        '--verdicts <use>',
        'what people found: put it in place of weak labels, or leave out images that differ',
      ).choices(VerdictUse.options),
    )
    .action((name: string, options: DatasetOptions) => perform(datasetRequest(name, options)));
}

function datasetRequest(name: string, options: DatasetOptions): unknown {
  const preset = DATASET_PRESETS.find(({ id }) => id === options.preset);
  return {
    kind: 'build-dataset',
    name,
    selection: {
      NEG: options.minNeg,
      NEU: options.minNeu,
      POS: options.minPos,
      ...(options.agreeing === undefined ? {} : { agreeing: options.agreeing }),
    },
    balance: options.balance ?? preset?.recipe.balance ?? true,
    splitRatios:
      options.ratios ?? (preset === undefined ? PAPER_SPLIT_RATIOS : SCALED_PAPER_RATIOS),
    seed: options.seed,
    verdicts: options.verdicts,
    nearDuplicates: options.nearDuplicates ?? preset?.recipe.nearDuplicates,
    conflicts: options.conflicts ?? preset?.recipe.conflicts,
    postImages: options.imagesPerPost ?? preset?.recipe.postImages,
    ...(options.authorsTogether === true ? { authors: 'together' } : {}),
    perClass: options.perClass,
    splitSizes: options.sizes,
  };
}

function ratiosOf(text: string): SplitRatios {
  return text === 'paper' ? SCALED_PAPER_RATIOS : threeNumbers(text);
}

function sizesOf(text: string): SplitSizes {
  return text === 'paper' ? PAPER_SPLIT_SIZES : threeNumbers(text);
}

function threeNumbers(text: string): SplitSizes {
  const parts = text.split(',');
  const [train, validation, test] = parts.map(Number);
  const isNumber = (part: number | undefined): part is number =>
    part !== undefined && Number.isFinite(part);
  if (parts.length === 3 && isNumber(train) && isNumber(validation) && isNumber(test)) {
    return { train, validation, test };
  }
  throw new InvalidArgumentError('Three numbers with commas between are needed, or "paper".');
}
