import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DATASET_FORMATS } from '../../shared/domain/dataset-export.ts';
import { ImportFormat } from '../../shared/domain/job.ts';
import type { Studio } from '../app/studio.ts';
import { addDatasetCommand } from './dataset-command.ts';

/** Runs a job in the workspace that the command line names, or in the one that is open. */
export type Perform = (request: unknown, open?: Studio) => Promise<void>;

/** Adds a command per kind of job without commands of its own; their options become the job's request, checked by its schema. */
export function addJobCommands(program: Command, perform: Perform): void {
  program
    .command('import')
    .description(
      'import posts from files: X API or twarc2 JSONL (gz too), T4SA, a folder with a CSV',
    )
    .argument('<paths...>', 'files or folders')
    .addOption(
      new Option('--format <format>', 'form of the files')
        .choices(ImportFormat.options)
        .default('auto'),
    )
    .action((paths: string[], options: { readonly format: string }) =>
      perform({ kind: 'import', paths: paths.map((path) => resolve(path)), ...options }),
    );

  program
    .command('crawl')
    .description(
      'collect posts by the X API v2 recent search (bearer token in T4SA_X_BEARER_TOKEN)',
    )
    .requiredOption('--query <query>', 'what to search for')
    .option('--max-posts <count>', 'stop after so many posts', wholeNumber, 1000)
    .option('--api-url <url>', 'address of the API', 'https://api.x.com')
    .action((options: object) => perform({ kind: 'crawl', ...options }));

  program
    .command('fetch')
    .description('fetch the images of the posts')
    .option('--retry-unreachable', 'try those again whose server could not be reached', false)
    .action((options: object) => perform({ kind: 'fetch', ...options }));

  program
    .command('clean')
    .description('decode every image, leave out damaged ones, and hash the rest')
    .action(() => perform({ kind: 'clean' }));

  program
    .command('label')
    .description('let the teacher read every post, and pass its weak labels on to the images')
    .action(() => perform({ kind: 'label' }));

  program
    .command('near-duplicates')
    .description('find near-duplicate images')
    .option('--radius <bits>', 'hashes that differ in at most so many of 64 bits', wholeNumber)
    .option('--least-score <score>', 'pictures whose edges agree by so much, 0.6 to 1', Number)
    .action((options: object) => perform({ kind: 'near-duplicates', ...options }));

  program
    .command('check-sensitive')
    .description('look for pornographic images, so that the interface blurs them')
    .action(() => perform({ kind: 'check-sensitive' }));

  program
    .command('thumbnails')
    .description(
      'make the thumbnails that the gallery shows; without this they are made bit by bit',
    )
    .action(() => perform({ kind: 'make-thumbnails' }));

  addDatasetCommand(program, perform, wholeNumber);

  program
    .command('export-dataset')
    .description(
      'write a dataset: ids and labels only, which can be passed on, or with its images in a common layout',
    )
    .argument('<dataset>')
    .addOption(
      new Option('--format <format>', 'form of the folder').choices(DATASET_FORMATS).default('ids'),
    )
    .action((dataset: string, options: { readonly format: string }) =>
      perform({ kind: 'export-dataset', dataset, ...options }),
    );

  program
    .command('rehydrate')
    .description(
      'fetch the posts and images of a dataset that was exported as ids, and make it anew (looks posts up by the X API, which bills each of them; bearer token in T4SA_X_BEARER_TOKEN)',
    )
    .argument('<folder>', 'folder with train.csv, validation.csv, test.csv and dataset.json')
    .option('--api-url <url>', 'address of the API', 'https://api.x.com')
    .action((folder: string, options: { readonly apiUrl: string }) =>
      perform({ kind: 'rehydrate', folder: resolve(folder), ...options }),
    );
}

/** Reads an option's value. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}
