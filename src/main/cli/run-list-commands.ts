import { type Command, InvalidArgumentError } from 'commander';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { RunFootprint, RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';
import type { Studio } from '../app/studio.ts';
import { finishStoppedRun, removeStoppedRun, runFootprint, runNamed } from '../app/tidy-runs.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

/** Exit code of a command whose job was cancelled. */
const INTERRUPTED = 130;

/** Adds `studio runs …`. */
export function addRunListCommands(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  const runs = program
    .command('runs')
    .description('the fine-tunings of the workspace; alone, it shows them')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const all = studio.requireSession().workspace.runs.list();
        out.result({ event: 'runs', runs: all }, runsText(all));
      }),
    );

  runs
    .command('footprint')
    .description('show how much the runs take up on the disk, and what was measured on them')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const footprints = [];
        for (const { name } of studio.requireSession().workspace.runs.list()) {
          footprints.push({ name, ...(await runFootprint(studio, name)) });
        }
        out.result({ event: 'footprints', footprints }, footprintsText(footprints));
      }),
    );

  runs
    .command('resume')
    .description('go on with runs that were stopped; all that wait, when no name is given')
    .argument('[runs...]')
    .option('--epochs <count>', 'passes over the training images, those done included', wholeNumber)
    .option('--learning-rate <rate>', 'step size', positive)
    .option('--clip-norm <norm>', 'greatest norm of all gradients together', positive)
    .option('--patience <epochs>', 'stop after so many epochs without a better one', wholeNumber)
    .action((names: string[], changes: Partial<FineTuneSettings>) =>
      inWorkspace(async (studio, out) => {
        const chosen = names.length > 0 ? names : waitingRuns(studio);
        if (chosen.length === 0) out.note('no run waits');
        for (const name of chosen) {
          const { dataset, settings } = runNamed(studio, name);
          await perform(
            { kind: 'train', name, dataset, settings: { ...settings, ...changes } },
            studio,
          );
          if (process.exitCode === INTERRUPTED) return;
        }
      }),
    );

  runs
    .command('finish')
    .description('make the best epoch so far the model of a run that was stopped')
    .argument('<run>')
    .action((name: string) =>
      inWorkspace(async (studio, out) => {
        const run = await finishStoppedRun(studio, name);
        out.result(
          { event: 'finished', run },
          `${name} is finished; its model is that of epoch ${run.bestEpoch}`,
        );
      }),
    );

  runs
    .command('remove')
    .description('delete a run with its checkpoints, model and evaluations; exports stay')
    .argument('<run>')
    .option('--yes', 'do it', false)
    .action((name: string, { yes }: { readonly yes: boolean }) =>
      inWorkspace(async (studio, out) => {
        const footprint = await runFootprint(studio, name);
        if (!yes) {
          throw new Failure(
            'BAD_INPUT',
            `Removing ${name} deletes ${footprintText(footprint)}`,
            'Add --yes to do it.',
          );
        }
        await removeStoppedRun(studio, name);
        out.result(
          { event: 'removed', run: name, ...footprint },
          `${name} is removed: ${footprintText(footprint)}`,
        );
      }),
    );
}

/** Names of the runs that wait, the oldest first. */
function waitingRuns(studio: Studio): readonly string[] {
  const all = studio.requireSession().workspace.runs.list();
  return all
    .filter(({ state }) => state === 'queued')
    .map(({ name }) => name)
    .reverse();
}

function runsText(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return 'no runs; `studio train` makes one';
  return runs
    .map(({ name, state, dataset, settings, epochs, bestEpoch, failure }) => {
      const best = epochs.find(({ epoch }) => epoch === bestEpoch)?.validationAccuracy ?? null;
      const accuracy =
        best === null ? '' : `, ${(100 * best).toFixed(1)} % on validation in epoch ${bestEpoch}`;
      const line = `${name}  ${state}  ${settings.network} ${settings.mode} on ${dataset}, ${epochs.length} of ${settings.epochs} epochs${accuracy}`;
      return failure === null ? line : `${line}\n    ${failure}`;
    })
    .join('\n');
}

type NamedFootprint = RunFootprint & { readonly name: string };

function footprintsText(footprints: readonly NamedFootprint[]): string {
  if (footprints.length === 0) return 'no runs; `studio train` makes one';
  const total = footprints.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = footprints.map((footprint) => `${footprint.name}  ${footprintText(footprint)}`);
  return [...lines, `all  ${megabytes(total)}`].join('\n');
}

function footprintText({ bytes, evaluations }: RunFootprint): string {
  const measured = evaluations.length === 0 ? '' : `, evaluated on ${evaluations.join(', ')}`;
  return `${megabytes(bytes)}${measured}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above zero.');
  return value;
}
