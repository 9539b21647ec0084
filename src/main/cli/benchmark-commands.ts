import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import {
  type BenchmarkClass,
  BenchmarkForm,
  type BenchmarkPreview,
  BenchmarkSource,
} from '../../shared/domain/benchmark-source.ts';
import { POLARITIES, Polarity } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { previewOfBenchmark, removeBenchmark } from '../app/benchmarks.ts';
import type { Perform } from './job-commands.ts';
import type { Output } from './output.ts';
import type { InWorkspace } from './teacher-commands.ts';

type Guarded = (work: (output: Output) => Promise<void>) => Promise<void>;

type BenchmarkOptions = {
  readonly form: BenchmarkForm;
  readonly images?: string;
  readonly pathColumn?: string;
  readonly classColumn?: string;
  readonly class?: Readonly<Record<string, Polarity | null>>;
  readonly preview: boolean;
};

/** Adds `studio benchmark` and `studio benchmarks …`. */
export function addBenchmarkCommands(
  program: Command,
  perform: Perform,
  guarded: Guarded,
  inWorkspace: InWorkspace,
): void {
  program
    .command('benchmark')
    .description(
      'import images that people labelled: a folder per class, a CSV, or the Twitter Testing Dataset',
    )
    .argument('<name>')
    .argument('<path>', 'a folder, or a CSV file')
    .addOption(
      new Option('--form <form>', 'how it is published')
        .choices(BenchmarkForm.options)
        .default('auto'),
    )
    .option('--images <folder>', 'where the images of a table are')
    .option('--path-column <name>', "name of the table's column of paths")
    .option('--class-column <name>', "name of the table's column of classes")
    .option(
      '--class <class=POLARITY>',
      'which polarity a class stands for: NEG, NEU, POS, or none to leave it out; can be given again',
      addClass,
    )
    .option('--preview', 'show what would be imported, and import nothing', false)
    .action((name: string, path: string, options: BenchmarkOptions) => {
      const source = sourceOf(path, options);
      if (!options.preview) return perform({ kind: 'import-benchmark', name, ...source });
      return guarded(async (out) => {
        const preview = await previewOfBenchmark(source);
        out.result({ event: 'preview', ...preview }, previewText(preview));
      });
    });

  const benchmarks = program
    .command('benchmarks')
    .description('the benchmarks of the workspace; alone, it shows them')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const all = studio.requireSession().workspace.benchmarks.list();
        out.result({ event: 'benchmarks', benchmarks: all }, benchmarksText(all));
      }),
    );

  benchmarks
    .command('remove')
    .description('delete a benchmark with what was measured on it')
    .argument('<name>')
    .option('--yes', 'do it', false)
    .action((name: string, { yes }: { readonly yes: boolean }) =>
      inWorkspace(async (studio, out) => {
        const { evaluations } = studio.requireSession().workspace;
        const measured = evaluations
          .list()
          .filter(({ target }) => target.kind === 'benchmark' && target.name === name).length;
        if (!yes) {
          throw new Failure(
            'BAD_INPUT',
            `Removing ${name} deletes ${measured} evaluations`,
            'Add --yes to do it.',
          );
        }
        removeBenchmark(studio, name);
        out.result({ event: 'removed', benchmark: name }, `${name} is removed`);
      }),
    );
}

function sourceOf(path: string, options: BenchmarkOptions): BenchmarkSource {
  const { form, images, pathColumn, classColumn, class: classes } = options;
  return BenchmarkSource.parse({
    path: resolve(path),
    form,
    ...(images === undefined ? {} : { imagesFolder: resolve(images) }),
    ...{ pathColumn, classColumn, classes },
  });
}

function addClass(
  text: string,
  known: Readonly<Record<string, Polarity | null>> = {},
): Readonly<Record<string, Polarity | null>> {
  const at = text.lastIndexOf('=');
  const meant = text.slice(at + 1).toUpperCase();
  const polarity = Polarity.nullable().safeParse(meant === 'NONE' ? null : meant);
  if (at < 1 || !polarity.success) {
    throw new InvalidArgumentError('It is CLASS=NEG, CLASS=NEU, CLASS=POS or CLASS=none.');
  }
  return { ...known, [text.slice(0, at)]: polarity.data };
}

function previewText({ form, images, classes, agreement, problems }: BenchmarkPreview): string {
  return [
    `${images} images, ${form}`,
    ...classes.map((one) => `  ${classText(one)}`),
    ...agreement.map(
      ({ agreeing, annotators, images: count }) => `  ${agreeing} of ${annotators} agree: ${count}`,
    ),
    ...problems.map(({ text, count }) => `  ! ${count} ${text}`),
  ].join('\n');
}

function classText({ name, polarity, images }: BenchmarkClass): string {
  return `${name} → ${polarity ?? 'left out'}: ${images}`;
}

function benchmarksText(all: readonly BenchmarkSummary[]): string {
  if (all.length === 0) return 'no benchmarks; `studio benchmark` imports one';
  return all
    .map(({ name, counts, rejected, form, agreement }) => {
      const perPolarity = POLARITIES.map((polarity) => `${polarity} ${counts[polarity]}`);
      const levels = agreement.map(
        ({ agreeing, annotators, images }) => `${images} by ${agreeing} of ${annotators}`,
      );
      const agreed = levels.length === 0 ? '' : `; agreed on: ${levels.join(', ')}`;
      const lost = rejected === 0 ? '' : `; ${rejected} rejected`;
      return `${name}  ${form ?? 'labelled here'}  ${perPolarity.join(', ')}${agreed}${lost}`;
    })
    .join('\n');
}
