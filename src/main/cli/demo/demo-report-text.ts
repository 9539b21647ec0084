import type { Proportion } from '../../../shared/domain/evaluation.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { CHANCE, type DemoReport } from './measure-demo.ts';

/** The demo's report as tables for a terminal. */
export function demoReportText(report: DemoReport): string {
  const { nearDuplicates, fittingLabels, students } = report;
  const kinds = [...nearDuplicates.byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { found, copies }]) => row(`  ${kind}`, `${found} of ${copies} copies found`));
  return [
    'Near-duplicates, against the planted copies',
    row('  precision of pairs', share(nearDuplicates.precision)),
    row('  recall of pairs', share(nearDuplicates.recall)),
    ...kinds,
    '',
    'Weak labels that fit their image, against the planted scenes',
    row('  all images', interval(fittingLabels.all)),
    row('  training images', interval(fittingLabels.trained)),
    ...POLARITIES.map((polarity) =>
      row(`    labelled ${polarity}`, interval(fittingLabels.perPolarity[polarity])),
    ),
    '',
    'Accuracy on clean scenes that nobody saw before',
    row('  guessing', share(CHANCE)),
    ...Object.entries(students).map(([mode, accuracy]) =>
      row(`  student ${mode}`, interval(accuracy)),
    ),
    '',
    'All posts and images are synthetic: the numbers show that the program works, not how well it',
    'would do on real posts.',
  ].join('\n');
}

function row(name: string, value: string): string {
  return `${name.padEnd(24)} ${value}`;
}

function share(value: number | null): string {
  return value === null ? 'nothing to count' : `${(100 * value).toFixed(1)} %`;
}

function interval({ value, low, high }: Proportion): string {
  return `${share(value)}  (95 % interval ${share(low)} to ${share(high)})`;
}
