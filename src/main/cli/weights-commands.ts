import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { NetworkWeightsSummary } from '../../shared/domain/network-weights.ts';
import type { WeightsCatalogue } from '../../shared/domain/weights-catalogue.ts';
import { importedWeights, publishedWeights, removeImportedWeights } from '../app/weights-shelf.ts';
import type { Perform } from './job-commands.ts';
import type { Output } from './output.ts';
import { withStudio } from './with-studio.ts';

type Guarded = (work: (output: Output) => Promise<void>) => Promise<void>;

type ImportOptions = {
  readonly name: string;
  readonly channels?: string;
  readonly mean?: readonly number[];
  readonly deviation?: readonly number[];
};

const NO_DEVIATION = [1, 1, 1];

/** Adds `studio weights …`; none of them needs a workspace. */
export function addWeightsCommands(program: Command, perform: Perform, guarded: Guarded): void {
  const weights = program
    .command('weights')
    .description('weights that networks start from: published ones, and your own');

  weights
    .command('list')
    .description('show the imported weights')
    .action(() =>
      guarded((out) =>
        withStudio('command-line', process.env, async ({ parts }) => {
          const all = await importedWeights(parts);
          out.result({ event: 'weights', weights: all }, weightsText(all));
        }),
      ),
    );

  weights
    .command('catalogue')
    .description('show published weights: where they are, their licence and how to cite them')
    .action(() =>
      guarded(async (out) => {
        const catalogue = publishedWeights();
        out.result({ event: 'catalogue', catalogue }, catalogueText(catalogue));
      }),
    );

  weights
    .command('fetch')
    .description('download published weights and import them; goes on where it was broken off')
    .argument('<name>', 'name in the catalogue')
    .action((name: string) => perform({ kind: 'fetch-weights', name }));

  weights
    .command('import')
    .description(
      'import files: Caffe (.caffemodel, .prototxt, mean.binaryproto), PyTorch (.pth), Keras (.h5), safetensors, TF.js (model.json)',
    )
    .argument('<files...>', 'the file of weights, and what belongs to it')
    .requiredOption('--name <name>', 'what to call the weights')
    .option('--channels <order>', 'RGB or BGR, with --mean: not what the files say')
    .option('--mean <values>', 'mean of bytes per channel: 103.939,116.779,123.68', threeNumbers)
    .option('--deviation <values>', 'deviation of bytes per channel; left out: 1', threeNumbers)
    .action((files: string[], { name, channels, mean, deviation }: ImportOptions) =>
      perform({
        kind: 'import-weights',
        name,
        files: files.map((file) => resolve(file)),
        ...(channels === undefined && mean === undefined && deviation === undefined
          ? {}
          : { scaling: { channels, mean, deviation: deviation ?? NO_DEVIATION } }),
      }),
    );

  weights
    .command('remove')
    .description('remove imported weights')
    .argument('<name>')
    .action((name: string) =>
      guarded((out) =>
        withStudio('command-line', process.env, async ({ parts }) => {
          await removeImportedWeights(parts, name);
          out.result({ event: 'removed', weights: name }, `${name} is removed`);
        }),
      ),
    );
}

function weightsText(all: readonly NetworkWeightsSummary[]): string {
  if (all.length === 0) {
    return 'no weights; `studio weights catalogue` shows what can be fetched';
  }
  return all
    .map(({ name, network, form, hasPolarityLayer, licence }) => {
      const judges = hasPolarityLayer ? ', judges polarities as it is' : '';
      return `${name}  ${network} from ${form}${judges}; licence: ${licence ?? 'not known'}`;
    })
    .join('\n');
}

function catalogueText(catalogue: WeightsCatalogue): string {
  return catalogue
    .map(({ name, title, files, licence, citation, terms, page }) => {
      const sizes = files.map(({ bytes }) => (bytes === null ? '' : `, ${megabytes(bytes)} MB`));
      const lines = [`${name}  ${title}${sizes.join('')}`, page, `licence: ${licence}`, citation];
      return [...lines, ...(terms === null ? [] : [terms])].join('\n    ');
    })
    .join('\n');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function threeNumbers(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (values.length !== 3 || !values.every(Number.isFinite)) {
    throw new InvalidArgumentError('It must be three numbers with commas between them.');
  }
  return values;
}
