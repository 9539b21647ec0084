import { type Command, Option } from 'commander';
import { defaultFineTuneSettings, FineTuneMode } from '../../shared/domain/fine-tune.ts';
import type { StudentSummary } from '../../shared/domain/student.ts';
import { chooseStudent } from '../app/choose-student.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

const DEFAULT_FOLDS = 5;

/** Adds `studio cross-fit` and `studio student …`. */
export function addStudentCommands(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('cross-fit')
    .description(
      'let networks judge the labelled images that they did not learn from, to find wrong weak labels',
    )
    .argument('<student>', 'name of the student whose opinions these become')
    .requiredOption('--dataset <name>', 'dataset to learn from, all of its splits')
    .option(
      '--folds <count>',
      'networks to train, each on the other folds',
      wholeNumber,
      DEFAULT_FOLDS,
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'FT-F: the head only, fast; FT-A: all layers of one network per fold',
      )
        .choices(FineTuneMode.options)
        .default('FT-F'),
    )
    .option('--epochs <count>', 'passes over the training images', wholeNumber)
    .option('--input-size <pixels>', 'side of the network input', wholeNumber)
    .option('--batch-size <images>', 'images per step', wholeNumber)
    .option('--learning-rate <rate>', 'step size', Number)
    .option(
      '--seed <seed>',
      'seed of the folds, the new layers and the order of images',
      wholeNumber,
    )
    .action((name: string, { dataset, folds, mode, ...changed }: CrossFitOptions) =>
      perform({
        kind: 'cross-fit',
        name,
        dataset,
        folds,
        settings: { ...defaultFineTuneSettings(mode), ...changed },
      }),
    );

  const student = program
    .command('student')
    .description('the networks whose opinions are compared with the weak labels');

  student
    .command('list')
    .description('show the finished students of the workspace; * marks the chosen one')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const students = studio.requireSession().workspace.students.list();
        out.result({ event: 'students', students }, studentsText(students));
      }),
    );

  student
    .command('choose')
    .description('compare the weak labels with the opinions of this student; none when left out')
    .argument('[student]')
    .action((name?: string) =>
      inWorkspace(async (studio, out) => {
        chooseStudent(studio, name ?? null);
        out.result(
          { event: 'chosen', student: name ?? null },
          name === undefined ? 'no student is chosen' : `${name} is chosen`,
        );
      }),
    );
}

type CrossFitOptions = {
  readonly dataset: string;
  readonly folds: number;
  readonly mode: FineTuneMode;
};

function studentsText(students: readonly StudentSummary[]): string {
  if (students.length === 0) return 'no students; `studio cross-fit` makes one';
  return students
    .map(({ name, dataset, folds, images, agreement, isChosen }) => {
      const agrees =
        agreement === null ? '' : `, agrees with ${(100 * agreement).toFixed(1)} % of its labels`;
      return `${isChosen ? '*' : ' '} ${name}  ${folds} folds of ${dataset}, ${images} images${agrees}`;
    })
    .join('\n');
}
