import type { Estimate } from '../../shared/domain/evaluation-metrics.ts';
import type { RecipeResults } from '../app/recipe/recipe-results.ts';

/** What came out of a recipe, as tables for a terminal. */
export function recipeResultsText({ datasets, runs, evaluations }: RecipeResults): string {
  return [
    ...table(
      ['dataset', 'images', 'hash'],
      datasets.map(({ name, images, hash }) => [name, String(images), hash]),
    ),
    ...table(
      ['run', 'network', 'mode', 'dataset', 'best epoch', 'validation', "weights' SHA-256"],
      runs.map(({ name, network, mode, dataset, bestEpoch, validationAccuracy, weights }) => [
        ...[name, network, mode, dataset, String(bestEpoch ?? '')],
        ...[validationAccuracy === null ? '' : share(validationAccuracy), weights.slice(0, 16)],
      ]),
    ),
    ...table(
      ['model', 'on', 'manner', 'images', 'accuracy', 'macro recall', 'macro F1', 'macro ROC AUC'],
      evaluations.map((one) => [
        ...[one.model, one.target, one.manner, String(one.images), estimate(one.accuracy)],
        ...[one.macroRecall, one.macroF1, one.macroRocAuc].map(estimate),
      ]),
    ),
  ].join('\n');
}

/** Lines of a table with an empty one before them; none where it has no rows. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return [
    '',
    ...lines.map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ];
}

function estimate(value: Estimate): string {
  if (value === null) return 'not defined';
  return `${share(value.value)} (${share(value.low)} to ${share(value.high)})`;
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
