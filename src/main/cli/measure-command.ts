import type { Command } from 'commander';
import type { CopyMeasurement } from '../../shared/domain/copy-measurement.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

type MeasureOptions = { readonly sample: number; readonly seed: number };

/** Adds `studio measure-near-duplicates`. */
export function addMeasureCommand(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('measure-near-duplicates')
    .description(
      'make copies of own images in memory, and show how many of each kind the search finds',
    )
    .option('--sample <images>', 'images to make copies of', wholeNumber, 200)
    .option('--seed <seed>', 'seed of the sample and of the copies', wholeNumber, 1)
    .action((options: MeasureOptions) =>
      inWorkspace(async (studio, out) => {
        const { copyMeasurements } = studio.requireSession().workspace;
        const before = copyMeasurements.list().length;
        await perform({ kind: 'measure-near-duplicates', ...options }, studio);
        const [measurement, ...earlier] = copyMeasurements.list();
        if (measurement === undefined || earlier.length < before) return;
        out.result({ event: 'measurement', ...measurement }, measurementText(measurement));
      }),
    );
}

function measurementText({ rows, settings, searched }: CopyMeasurement): string {
  const lines = rows.map(({ kind, planted, recall, precision, wrong }) =>
    [
      kind.padEnd(14),
      `${planted}`.padStart(6),
      percent(recall.value).padStart(9),
      `${percent(recall.low)} – ${percent(recall.high)}`.padStart(18),
      (precision === null ? '–' : percent(precision.value)).padStart(10),
      `${wrong}`.padStart(6),
    ].join(' '),
  );
  return [
    `among ${searched} images, hashes within ${settings.radius} bits, edges agreeing by ${settings.leastScore}`,
    'kind           copies     found       95 % interval  precision  wrong',
    ...lines,
  ].join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
