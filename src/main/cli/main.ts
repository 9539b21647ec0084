import { resolve } from 'node:path';
import { Command } from 'commander';
import type { JobRequest } from '../../shared/domain/job.ts';
import { APP_VERSION } from '../app/app-version.ts';
import { asFailure } from '../app/as-failure.ts';
import { type JobPlace, jobsWithoutWorkspace } from '../app/jobs-without-workspace.ts';
import { currentFunnel, type Studio } from '../app/studio.ts';
import { addAuditCommands } from './audit-commands.ts';
import { addBenchmarkCommands } from './benchmark-commands.ts';
import { runDemo } from './demo/run-demo.ts';
import { addDeviceCommand } from './device-commands.ts';
import { addEvaluationCommands } from './evaluation-commands.ts';
import { addExportModelCommand } from './export-model-command.ts';
import { funnelText } from './funnel-text.ts';
import { addGroupCommands } from './group-commands.ts';
import { addJobCommands, type Perform } from './job-commands.ts';
import { addLabellingCommands } from './labelling-commands.ts';
import { addLeftOutCommands } from './left-out-commands.ts';
import { addMeasureCommand } from './measure-command.ts';
import { createOutput, type Output } from './output.ts';
import { parseRequest } from './parse-request.ts';
import { addPredictCommand } from './predict-command.ts';
import { addRecipeCommands } from './recipe-commands.ts';
import { runCommand } from './run-command.ts';
import { addRunListCommands } from './run-list-commands.ts';
import { serveCommand } from './serve-command.ts';
import { addStudentCommands } from './student-commands.ts';
import { addTeacherCommands } from './teacher-commands.ts';
import { addTrainCommand } from './train-command.ts';
import { addWeightsCommands } from './weights-commands.ts';
import { withStudio } from './with-studio.ts';

const program = new Command('studio')
  .description(
    'T4SA Studio: image-sentiment classifiers from tweets, with almost no human labelling',
  )
  .version(APP_VERSION)
  .option('-w, --workspace <folder>', 'the workspace', '.')
  .option('--json', 'JSON lines on standard output, for machines', false)
  .showHelpAfterError('(--help tells more)');

const output = (): Output => createOutput(program.opts<{ readonly json: boolean }>().json);
const workspaceFolder = (): string =>
  resolve(program.opts<{ readonly workspace: string }>().workspace);

/** Runs a command's work; a failure is told in words and ends the process with code 1. */
async function guarded(work: (output: Output) => Promise<void>): Promise<void> {
  const out = output();
  try {
    await work(out);
  } catch (error) {
    out.failure(asFailure(error, workspaceFolder(), (bug) => console.error(bug)));
    process.exitCode = 1;
  }
}

function inWorkspace(
  options: { readonly create: boolean },
  work: (studio: Studio, output: Output) => Promise<void>,
): Promise<void> {
  return guarded((out) =>
    withStudio('command-line', process.env, async (studio) => {
      await studio.open(workspaceFolder(), options);
      await work(studio, out);
    }),
  );
}

const jobsOf = (studio: Studio): JobPlace => ({
  jobs: studio.requireSession().jobs,
  changes: studio.changes,
});

const perform: Perform = (request, open) =>
  guarded(async (out) => {
    const parsed = parseRequest(request);
    if (open !== undefined) return performIn(jobsOf(open), parsed, out);
    if (parsed.kind === 'import-weights' || parsed.kind === 'fetch-weights') {
      return withStudio('command-line', process.env, ({ parts }) =>
        performIn(jobsWithoutWorkspace(parts), parsed, out),
      );
    }
    const create = parsed.kind === 'import' || parsed.kind === 'crawl';
    await withStudio('command-line', process.env, async (studio) => {
      await studio.open(workspaceFolder(), { create });
      await performIn(jobsOf(studio), parsed, out);
    });
  });

async function performIn(place: JobPlace, request: JobRequest, out: Output): Promise<void> {
  const job = await runCommand(place, request, out);
  if (job.failure !== null) {
    out.failure(job.failure);
    process.exitCode = 1;
    return;
  }
  if (job.state === 'cancelled') process.exitCode = 130;
  const figures = Object.entries(job.summary ?? {}).map(([name, value]) => `${name} ${value}`);
  out.result(
    { event: job.state, kind: request.kind, summary: job.summary },
    [`${request.kind} ${job.state}`, ...figures].join('\n  '),
  );
}

addJobCommands(program, perform);
addTrainCommand(program, perform, (work) => inWorkspace({ create: false }, work));
addTeacherCommands(program, perform, (work) => inWorkspace({ create: false }, work));
addAuditCommands(program, (work) => inWorkspace({ create: false }, work));
addLabellingCommands(program, perform);
addMeasureCommand(program, perform, (work) => inWorkspace({ create: false }, work));
addLeftOutCommands(program, perform, (work) => inWorkspace({ create: false }, work));
addGroupCommands(program, (work) => inWorkspace({ create: false }, work));
addRunListCommands(program, perform, (work) => inWorkspace({ create: false }, work));
addWeightsCommands(program, perform, guarded);
addDeviceCommand(program, guarded);
addBenchmarkCommands(program, perform, guarded, (work) => inWorkspace({ create: false }, work));
addEvaluationCommands(program, perform, (work) => inWorkspace({ create: false }, work));
addPredictCommand(program, perform, guarded, (work) => inWorkspace({ create: false }, work));
addExportModelCommand(program, perform, (work) => inWorkspace({ create: false }, work));
addStudentCommands(program, perform, (work) => inWorkspace({ create: false }, work));
addRecipeCommands(
  program,
  guarded,
  (work) => inWorkspace({ create: false }, work),
  (work) =>
    withStudio('command-line', process.env, async (studio) => {
      await studio.open(workspaceFolder(), { create: true });
      await work(studio);
    }),
);

program
  .command('status')
  .description('show the funnel of the workspace')
  .action(() =>
    inWorkspace({ create: false }, async (studio, out) => {
      const funnel = currentFunnel(studio.requireSession());
      out.result(funnel, funnelText(funnel));
    }),
  );

program
  .command('serve')
  .description('serve the interface on this machine, for the browser')
  .option('--port <port>', '0 takes a free one', Number, 0)
  .option('--open <folder>', 'open this workspace, not the one that was open last')
  .action((options: { readonly port: number; readonly open?: string }) =>
    guarded((out) => serveCommand(options, out)),
  );

program
  .command('demo')
  .description('make a synthetic workspace and run the whole pipeline on it')
  .argument('[folder]', 'where the workspace goes', 'demo.workspace')
  .option('--seed <seed>', 'seed of the synthetic world', Number, 1)
  .option('--posts <count>', 'posts of the synthetic world', Number, 3000)
  .action((folder: string, options: { readonly seed: number; readonly posts: number }) =>
    guarded((out) => runDemo({ ...options, folder: resolve(folder) }, out)),
  );

await program.parseAsync();
