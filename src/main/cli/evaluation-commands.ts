import { type Command, Option } from 'commander';
import { modelName } from '../../shared/domain/evaluated-model.ts';
import {
  EVALUATION_MANNERS,
  type EvaluationManner,
} from '../../shared/domain/evaluation-metrics.ts';
import { targetName } from '../../shared/domain/evaluation-target.ts';
import { readReport } from '../app/read-report.ts';
import { comparisonText, entriesText, reportText } from './evaluation-text.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import { MODEL, parseModel, parseTarget } from './parse-model.ts';
import type { InWorkspace } from './teacher-commands.ts';

type CountOptions = {
  readonly manner: EvaluationManner;
  readonly minAgreeing?: number;
};
type ReportOptions = CountOptions & { readonly withoutContaminated: boolean };

const TARGET = 'a benchmark, or split:DATASET:test';

/** Adds `studio evaluate`, `map`, `evaluations`, `models`, `report` and `compare`. */
export function addEvaluationCommands(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('evaluate')
    .description('measure a model on images that people labelled, or on a split of a dataset')
    .argument('<model>', MODEL)
    .argument('<target>', TARGET)
    .action((model: string, target: string) =>
      inWorkspace((studio) =>
        perform(
          { kind: 'evaluate', model: parseModel(model), target: parseTarget(target) },
          studio,
        ),
      ),
    );

  program
    .command('map')
    .description('put the images of an evaluation on a map, by what the model makes of them')
    .argument('<model>', MODEL)
    .argument('<target>', TARGET)
    .option('--seed <n>', 'another seed lays the map out anew', wholeNumber, 1)
    .action((model: string, target: string, { seed }: { readonly seed: number }) =>
      inWorkspace((studio) =>
        perform(
          { kind: 'map-embeddings', model: parseModel(model), target: parseTarget(target), seed },
          studio,
        ),
      ),
    );

  program
    .command('evaluations')
    .description('show what was measured, the newest first')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const entries = studio.requireSession().workspace.evaluations.list();
        out.result({ event: 'evaluations', evaluations: entries }, entriesText(entries));
      }),
    );

  counted(
    program
      .command('report')
      .description('show everything that an evaluation says, with 95 % intervals')
      .argument('<model>', MODEL)
      .argument('<target>', TARGET),
  )
    .option(
      '--without-contaminated',
      'leave out images that show the same as a training image',
      false,
    )
    .action((model: string, target: string, options: ReportOptions) =>
      inWorkspace(async (studio, out) => {
        const report = await readReport(studio, {
          ...{ model: parseModel(model), target: parseTarget(target), manner: options.manner },
          minAgreeing: options.minAgreeing ?? null,
          withoutContaminated: options.withoutContaminated,
        });
        out.result({ event: 'report', ...report }, reportText(report));
      }),
    );

  counted(
    program
      .command('compare')
      .description('compare two models that were measured on the same images')
      .argument('<first>', MODEL)
      .argument('<second>', MODEL)
      .argument('<target>', TARGET),
  ).action((first: string, second: string, target: string, options: CountOptions) =>
    inWorkspace(async (studio, out) => {
      const request = {
        ...{ first: parseModel(first), second: parseModel(second), target: parseTarget(target) },
        ...{ manner: options.manner, minAgreeing: options.minAgreeing ?? null },
      };
      const compared = await studio
        .requireSession()
        .datasetReading.ask()
        .compareEvaluations(request);
      const names = {
        ...{ first: modelName(request.first), second: modelName(request.second) },
        target: targetName(request.target),
      };
      out.result({ event: 'comparison', ...compared }, comparisonText(compared, names));
    }),
  );
}

/** Adds the options that say which images count, and how. */
function counted(command: Command): Command {
  return command
    .addOption(
      new Option('--manner <manner>', 'how outputs become predictions')
        .choices(EVALUATION_MANNERS)
        .default('three-way'),
    )
    .option('--min-agreeing <people>', 'only images on which so many people agreed', wholeNumber);
}
