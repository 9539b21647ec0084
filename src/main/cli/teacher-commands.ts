import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { Polarity } from '../../shared/domain/polarity.ts';
import { chooseTeacher } from '../app/choose-teacher.ts';
import { chosenTeacher } from '../app/chosen-teacher.ts';
import type { Studio } from '../app/studio.ts';
import type { Perform } from './job-commands.ts';
import type { Output } from './output.ts';
import { comparisonText, explanationText, teachersText } from './teacher-text.ts';

/** Does work in the workspace that the command line names, which must be there. */
export type InWorkspace = (
  work: (studio: Studio, output: Output) => Promise<void>,
) => Promise<void>;

/** Adds `studio teacher …`. */
export function addTeacherCommands(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  const teacher = program
    .command('teacher')
    .description('the text classifiers that give weak labels');

  teacher
    .command('list')
    .description('show the teachers of the workspace; * marks the chosen one')
    .action(() =>
      inWorkspace(async (studio, out) => {
        const session = studio.requireSession();
        const teachers = await session.shelf.list();
        const chosen = chosenTeacher(session);
        out.result({ event: 'teachers', chosen, teachers }, teachersText(teachers, chosen));
      }),
    );

  teacher
    .command('choose')
    .description("make a teacher's weak labels the ones that count; label again for the rest")
    .argument('<teacher>')
    .action((name: string) =>
      inWorkspace(async (studio, out) => {
        const media = await chooseTeacher(studio, name);
        out.result(
          { event: 'chosen', teacher: name, media },
          `${name} is chosen; it has labelled ${media} images. \`studio label\` lets it read the other posts.`,
        );
      }),
    );

  teacher
    .command('explain')
    .description('show the probabilities of a text, and what each word moves')
    .argument('<text>')
    .option('--teacher <name>', 'another teacher than the chosen one')
    .action((text: string, options: { readonly teacher?: string }) =>
      inWorkspace(async (studio, out) => {
        const session = studio.requireSession();
        const name = options.teacher ?? chosenTeacher(session);
        const explanation = await (await session.shelf.load(name)).explain(text);
        out.result(
          { event: 'explained', teacher: name, ...explanation },
          explanationText(explanation),
        );
      }),
    );

  teacher
    .command('train')
    .description('train a teacher (LSTM and linear SVM) on a TSV or CSV of labelled texts')
    .argument('<name>')
    .argument('<file>')
    .option('--seed <seed>', 'seed of the training', Number, 1)
    .action((name: string, file: string, options: { readonly seed: number }) =>
      perform({ kind: 'train-teacher', name, file: resolve(file), seed: options.seed }),
    );

  teacher
    .command('calibrate')
    .description("fit a teacher's confidence to the verdicts of an audit; makes a new teacher")
    .argument('<teacher>')
    .requiredOption('--audit <name>', 'the audit')
    .action((name: string, options: { readonly audit: string }) =>
      perform({ kind: 'calibrate-teacher', teacher: name, audit: options.audit }),
    );

  teacher
    .command('adapt')
    .description('adapt a teacher (LSTM and linear SVM) to verdicts on images; makes a new teacher')
    .argument('<name>')
    .requiredOption('--base <teacher>', 'the teacher to start from')
    .option('--file <file>', 'a TSV or CSV of labelled texts to learn from as well')
    .option('--seed <seed>', 'seed of the training', Number, 1)
    .action((name: string, options: AdaptOptions) =>
      perform({
        kind: 'adapt-teacher',
        name,
        base: options.base,
        seed: options.seed,
        ...(options.file === undefined ? {} : { file: resolve(options.file) }),
      }),
    );

  teacher
    .command('add')
    .description('add a transformer: a folder in ONNX form, or a model of the Hugging Face hub')
    .argument('<name>', 'what to call it')
    .argument('<source>', 'folder, or name on the hub')
    .option(
      '--map <label=polarity...>',
      'which label of the model stands for NEG, NEU, POS; left out: by their usual names',
      collectMapping,
    )
    .action(
      async (name: string, source: string, options: { readonly map?: Record<string, Polarity> }) =>
        perform({
          kind: 'add-transformer',
          name,
          source: await folderOrHubName(source),
          ...(options.map === undefined ? {} : { labelMapping: options.map }),
        }),
    );

  teacher
    .command('compare')
    .description('measure teachers on a TSV or CSV of labelled texts')
    .argument('<file>')
    .argument('[teachers...]', 'all, when left out')
    .action((file: string, names: string[]) =>
      inWorkspace(async (studio, out) => {
        const all = names.length > 0 ? names : await allNames(studio);
        await perform({ kind: 'compare-teachers', teachers: all, file: resolve(file) }, studio);
        const [newest] = studio.requireSession().workspace.comparisons.list();
        if (newest !== undefined && process.exitCode === undefined) {
          out.result({ event: 'compared', ...newest }, comparisonText(newest));
        }
      }),
    );
}

type AdaptOptions = {
  readonly base: string;
  readonly file?: string;
  readonly seed: number;
};

async function allNames(studio: Studio): Promise<readonly string[]> {
  return (await studio.requireSession().shelf.list()).map(({ name }) => name);
}

/** A folder that is there wins over a name on the hub. */
async function folderOrHubName(source: string): Promise<string> {
  const path = resolve(source);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere || /^[./~]/.test(source) ? path : source;
}

function collectMapping(
  pair: string,
  before: Readonly<Record<string, Polarity>> = {},
): Readonly<Record<string, Polarity>> {
  const at = pair.lastIndexOf('=');
  const polarity = Polarity.safeParse(pair.slice(at + 1).toUpperCase());
  if (at < 1 || !polarity.success) {
    throw new InvalidArgumentError('It has the form label=NEG, label=NEU or label=POS.');
  }
  return { ...before, [pair.slice(0, at)]: polarity.data };
}
