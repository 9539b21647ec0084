import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Perform, wholeNumber } from './job-commands.ts';

/** Adds the commands that make a benchmark out of a folder of images and people's verdicts. */
export function addLabellingCommands(program: Command, perform: Perform): void {
  program
    .command('labelling-set')
    .description('take a folder of images, sub-folders included, as a set that people label blind')
    .argument('<name>')
    .argument('<folder>')
    .option(
      '--repeat-share <share>',
      'share of the images that come again, unmarked, to see how steady reviewers are',
      Number,
      0.1,
    )
    .option('--seed <seed>', 'seed of the order', wholeNumber, 1)
    .action((name: string, folder: string, options: LabellingOptions) =>
      perform({ kind: 'import-labelling-set', name, folder: resolve(folder), ...options }),
    );

  program
    .command('benchmark-from-set')
    .description('make a benchmark of the images of a review set on which reviewers agree')
    .argument('<benchmark>')
    .argument('<set>', 'a labelling set or an audit')
    .option(
      '--min-agreeing <reviewers>',
      'reviewers who must have given the same polarity; what was adjudicated counts as agreed',
      wholeNumber,
      1,
    )
    .action((name: string, set: string, options: { readonly minAgreeing: number }) =>
      perform({ kind: 'benchmark-from-set', name, set, ...options }),
    );
}

type LabellingOptions = { readonly repeatShare: number; readonly seed: number };
