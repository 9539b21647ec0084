import type { Proportion } from '../../../../shared/domain/evaluation.ts';
import type { PairedComparison } from '../../../../shared/domain/evaluation-metrics.ts';
import { countOf } from '../../../ui/number-text.ts';

/** Which of two models is better: a measure tells where its interval does not hold 0. */
export function verdictWords(comparison: PairedComparison, first: string, second: string): string {
  const measures = [
    { name: 'accuracy', difference: comparison.accuracyDifference },
    { name: 'macro recall', difference: comparison.macroRecallDifference },
    { name: 'ROC AUC', difference: comparison.macroRocAucDifference },
  ];
  const named = (isIt: (difference: Proportion) => boolean): readonly string[] =>
    measures.flatMap(({ name, difference }) =>
      difference !== null && isIt(difference) ? [name] : [],
    );
  const forFirst = named(({ low }) => low > 0);
  const forSecond = named(({ high }) => high < 0);
  if (forFirst.length + forSecond.length === 0) {
    return `${first} and ${second} cannot be told apart on ${countOf(comparison.images, 'image')}.`;
  }
  const open = named(({ low, high }) => low <= 0 && high >= 0);
  return [
    ...(forFirst.length === 0 ? [] : [`${first} is better by ${listed(forFirst)}.`]),
    ...(forSecond.length === 0 ? [] : [`${second} is better by ${listed(forSecond)}.`]),
    ...(open.length === 0 ? [] : [`By ${listed(open)} they cannot be told apart.`]),
  ].join(' ');
}

/** What McNemar's test says of the images on which only one of the two is right. */
export function mcnemarWords(comparison: PairedComparison): string {
  const { onlyFirstRight, onlySecondRight, mcnemarP } = comparison;
  const alone = onlyFirstRight + onlySecondRight;
  if (alone === 0) return 'On every image both are right or both are wrong.';
  return (
    `Only one of them is right on ${countOf(alone, 'image')}: ${onlyFirstRight} to ${onlySecondRight}. ` +
    `If both were equally good, so uneven a split would come ${chanceText(mcnemarP)} ` +
    `(McNemar’s test, ${pText(mcnemarP)}).`
  );
}

/** `p < 0.001`, `p = 0.032`, `p = 1` */
export function pText(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  return p >= 0.9995 ? 'p = 1' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function chanceText(p: number): string {
  if (p < 0.001) return 'by chance less than once in 1,000 times';
  if (p >= 0.95) return 'by chance nearly always';
  return p >= 0.1
    ? `by chance in ${Math.round(p * 100)} of 100 cases`
    : `by chance once in ${Math.round(1 / p)} times`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
