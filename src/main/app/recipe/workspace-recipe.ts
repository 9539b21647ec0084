import { isDeepStrictEqual } from 'node:util';
import { Document } from 'yaml';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { modelKey } from '../../../shared/domain/evaluated-model.ts';
import { targetKey } from '../../../shared/domain/evaluation-target.ts';
import {
  defaultFineTuneSettings,
  type FineTuneSettings,
  ImportedNetwork,
  paperFineTuneSettings,
  type WeightsChoice,
} from '../../../shared/domain/fine-tune.ts';
import { ImportFormat } from '../../../shared/domain/job.ts';
import type { RunSummary } from '../../../shared/domain/run.ts';
import { Failure } from '../../../shared/failure.ts';
import { chosenTeacher } from '../chosen-teacher.ts';
import type { Session } from '../studio.ts';

type Values = Readonly<Record<string, unknown>>;

const TITLE = ' What this workspace did, from its raw data on: `studio run` does it again.';

/**
 * The recipe of what a workspace did: its finished runs, its datasets with their hashes, and its evaluations.
 *
 * What raw data alone do not give again (a crawl's answers, decisions of people, sets labelled in the program, added
 * teachers) is told in comments.
 *
 * @throws Failure BAD_INPUT before anything was imported.
 */
export function workspaceRecipe(session: Session): string {
  const { workspace } = session;
  const datasets = workspace.datasets.list().toReversed();
  const runs = workspace.runs
    .list()
    .filter(({ state }) => state === 'finished')
    .toReversed();
  const sources = workspace.imports.list();
  if (sources.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      'Nothing was imported into this workspace yet',
      'Import or crawl posts first: a recipe begins with raw data.',
    );
  }
  const benchmarks = workspace.benchmarks
    .list()
    .toReversed()
    .map(({ name }) => ({ name, source: workspace.benchmarks.sourceOf(name) }));
  const known = benchmarks.flatMap(({ name, source }) =>
    source === null ? [] : [{ name, ...source }],
  );
  const teacher = chosenTeacher(session);
  const weights = importedWeightsOf(runs);
  const sections: Values = {
    recipe: 1,
    sources: sources.map(sourceOf),
    teacher,
    nearDuplicates: {
      radius: workspace.settings.nearDuplicateRadius(),
      leastScore: workspace.settings.nearDuplicateLeastScore(),
    },
    ...section(
      'weights',
      weights.map((name) => ({ name })),
    ),
    ...section('benchmarks', known),
    ...section('datasets', datasets.map(datasetOf)),
    ...section('runs', runs.map(runOf)),
    ...evaluationsOf(session, runs, new Set(known.map(({ name }) => name))),
  };
  const notes = [
    ...(sources.some(({ kind }) => kind === 'x-api')
      ? ['A crawl gives what the service answers on that day: other posts, so another dataset.']
      : []),
    ...(teacher === session.shelf.defaultName
      ? []
      : [
          `The teacher ${teacher} must be there. One that was added can be written with transformer or train instead of its name.`,
        ]),
    ...datasets
      .filter(({ recipe }) => recipe.teacher !== teacher)
      .map(
        ({ name, recipe }) =>
          `The dataset ${name} was made with another teacher: ${recipe.teacher}.`,
      ),
    ...datasets
      .filter(({ recipe }) => recipe.verdicts !== undefined)
      .map(
        ({ name }) => `The dataset ${name} uses verdicts of people, which only this workspace has.`,
      ),
    ...benchmarks
      .filter(({ source }) => source === null)
      .map(({ name }) => `Where the benchmark ${name} came from is not known; it is left out.`),
    ...(weights.length === 0
      ? []
      : ['Weights are those under their names in the catalogue; for others write their files.']),
  ];
  const document = new Document(sections);
  document.commentBefore = [TITLE, ...notes.map((note) => ` ${note}`)].join('\n');
  return document.toString({ lineWidth: 0 });
}

function section(name: string, entries: readonly Values[]): Values {
  return entries.length === 0 ? {} : { [name]: entries };
}

function sourceOf({
  kind,
  locator,
  records,
}: {
  readonly kind: string;
  readonly locator: string;
  readonly records: number;
}): Values {
  const format = ImportFormat.safeParse(kind);
  if (format.success) return { import: locator, format: format.data };
  const [host = '', ...query] = locator.split(': ');
  return {
    crawl: { api: `https://${host}`, query: query.join(': '), posts: Math.max(1, records) },
  };
}

function datasetOf({ name, recipe, hash }: DatasetSummary): Values {
  const { selection, balance, splitRatios, splitSizes, seed, verdicts, ...rest } = recipe;
  const { teacher: _, nearDuplicateRadius: __, ...options } = rest;
  return {
    ...{ name, selection, balance },
    ...(splitSizes === undefined ? { ratios: splitRatios } : { sizes: splitSizes }),
    seed,
    ...(verdicts === undefined ? {} : { verdicts: verdicts.use }),
    ...options,
    hash,
  };
}

function runOf({ name, dataset, settings }: RunSummary): Values {
  const { network, mode, weights } = settings;
  const ofPaper = ImportedNetwork.safeParse(network);
  const usual = differing(settings, defaultFineTuneSettings(mode, network));
  const paper = ofPaper.success
    ? differing(settings, paperFineTuneSettings(mode, ofPaper.data))
    : null;
  const isPaper = paper !== null && Object.keys(paper).length < Object.keys(usual).length;
  return {
    ...{ name, dataset, network, mode, preset: isPaper ? 'paper' : 'usual' },
    weights: weightsName(weights),
    settings: isPaper ? paper : usual,
  };
}

/** Settings beyond those that stand apart, where they differ from a preset's; the seed in any case. */
function differing(settings: FineTuneSettings, preset: FineTuneSettings): Values {
  const { network: _, mode: __, weights: ___, seed, ...changeable } = settings;
  const known: Values = preset;
  const changed = Object.entries(changeable).filter(
    ([key, value]) => !isDeepStrictEqual(value, known[key]),
  );
  return { ...Object.fromEntries(changed), seed };
}

function weightsName(weights: WeightsChoice): string {
  return weights.kind === 'imported' ? weights.name : weights.kind;
}

function importedWeightsOf(runs: readonly RunSummary[]): readonly string[] {
  const names = runs.flatMap(({ settings: { weights } }) =>
    weights.kind === 'imported' ? [weights.name] : [],
  );
  return [...new Set(names)];
}

function evaluationsOf(
  { workspace }: Session,
  runs: readonly RunSummary[],
  benchmarks: ReadonlySet<string>,
): Values {
  const finished = new Set(runs.map(({ name }) => name));
  const done = workspace.evaluations
    .list()
    .toReversed()
    .filter(({ model }) => model.kind === 'weights' || finished.has(model.run))
    .filter(({ target }) => target.kind === 'split' || benchmarks.has(target.name));
  if (done.length === 0) return {};
  return {
    evaluations: {
      models: [...new Set(done.map(({ model }) => modelKey(model)))],
      targets: [...new Set(done.map(({ target }) => targetKey(target)))],
    },
  };
}
