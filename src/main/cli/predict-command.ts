import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type EvaluatedModel, modelFromKey } from '../../shared/domain/evaluated-model.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import {
  PREDICTION_FORMATS,
  type PredictionFormat,
} from '../../shared/domain/prediction-format.ts';
import { Failure } from '../../shared/failure.ts';
import { modelFolderOf } from '../app/model-folders.ts';
import { predictByFolder, predictedImages, predictedText } from '../app/predict-by-folder.ts';
import type { Studio } from '../app/studio.ts';
import type { Perform } from './job-commands.ts';
import type { Output } from './output.ts';
import { withStudio } from './with-studio.ts';

const MODEL_FILE = 'model.json';
const TELL_EACH_MS = 5000;

type Options = {
  readonly model?: string;
  readonly format?: PredictionFormat;
  readonly output?: string;
};

/** Adds the command that judges images by a model of the workspace, or by a model folder from anywhere. */
export function addPredictCommand(
  program: Command,
  perform: Perform,
  guarded: (work: (output: Output) => Promise<void>) => Promise<void>,
  inWorkspace: (work: (studio: Studio, output: Output) => Promise<void>) => Promise<void>,
): void {
  program
    .command('predict')
    .description(
      'probabilities of images and of folders of images; without --model the first path is a model folder',
    )
    .argument('<paths...>', 'files and folders, sub-folders included')
    .option('--model <model>', 'a run, epoch:<run>:<n>, weights:<name>, or a model folder')
    .addOption(
      new Option('--format <format>', 'form of what comes out').choices(PREDICTION_FORMATS),
    )
    .option('--output <file>', 'file to write; one that was begun is gone on with')
    .action((named: string[], options: Options) => {
      const [first = '', ...others] = named;
      const asked = options.model ?? first;
      const paths = (options.model === undefined ? others : named).map((path) => resolve(path));
      const folder = modelFolderNamed(asked);
      const output = options.output === undefined ? null : resolve(options.output);
      const format = options.format ?? (output === null ? null : formatOf(output));
      if (folder === null && modelFromKey(asked) === null) {
        return guarded(async () => void modelNamed(asked));
      }
      if (folder === null && output !== null) {
        return perform({ kind: 'predict', model: modelFromKey(asked), paths, format, output });
      }
      const work = async (studio: Studio, modelFolder: string, out: Output): Promise<void> => {
        requirePaths(paths);
        if (output === null) await print(studio, { modelFolder, paths }, format, out);
        else {
          const request = { modelFolder, paths, name: modelFolder, output };
          await write(studio, { ...request, format: format ?? 'csv' }, out);
        }
      };
      if (folder === null) {
        return inWorkspace(async (studio, out) => {
          const context = { ...studio, ...studio.requireSession() };
          await work(studio, await modelFolderOf(context, modelNamed(asked)), out);
        });
      }
      return guarded((out) =>
        withStudio('command-line', process.env, (studio) => work(studio, folder, out)),
      );
    });
}

/** The model folder that was named; null where it is none. */
function modelFolderNamed(text: string): string | null {
  const folder = resolve(text);
  return existsSync(join(folder, MODEL_FILE)) ? folder : null;
}

function modelNamed(text: string): EvaluatedModel {
  const model = modelFromKey(text);
  if (model !== null) return model;
  throw new Failure(
    'BAD_INPUT',
    `${text} is no model`,
    `Name a run, epoch:<run>:<n>, weights:<name>, or a folder with ${MODEL_FILE}.`,
  );
}

function requirePaths(paths: readonly string[]): void {
  if (paths.length > 0) return;
  throw new Failure('BAD_INPUT', 'No image is named', 'Name images or folders after the model.');
}

/** The form that a file's ending says; CSV where it says none. */
function formatOf(output: string): PredictionFormat {
  const ending = extname(output).slice(1).toLowerCase();
  return PREDICTION_FORMATS.find((format) => format === ending) ?? 'csv';
}

/** Prints a line per image: its probabilities, or that it could not be decoded. */
async function print(
  { parts }: Studio,
  request: { readonly modelFolder: string; readonly paths: readonly string[] },
  format: PredictionFormat | null,
  output: Output,
): Promise<void> {
  await interruptible(async (signal) => {
    if (format === 'parquet') {
      throw new Failure('BAD_INPUT', 'Parquet is not printed', 'Name a file with --output.');
    }
    if (format !== null) {
      for await (const text of predictedText(parts, { ...request, format }, signal)) {
        process.stdout.write(text);
      }
      return;
    }
    for await (const batch of predictedImages(parts, request, signal)) {
      for (const { file, probabilities } of batch) {
        const values = probabilities?.map((p, index) => `${POLARITIES[index]} ${p.toFixed(4)}`);
        output.result(
          { path: file, probabilities },
          `${values?.join('  ') ?? 'not an image'}  ${file}`,
        );
      }
    }
  });
}

async function write(
  { parts }: Studio,
  request: Parameters<typeof predictByFolder>[1],
  output: Output,
): Promise<void> {
  let toldAtMs = 0;
  await interruptible(async (signal) => {
    const summary = await predictByFolder(parts, request, {
      signal,
      report: ({ done, total }) => {
        const nowMs = Date.now();
        if (output.json || nowMs - toldAtMs < TELL_EACH_MS) return;
        toldAtMs = nowMs;
        output.note(`${done} of ${total} images`);
      },
    });
    const figures = Object.entries(summary).map(([name, value]) => `${name} ${value}`);
    output.result(
      { event: 'finished', kind: 'predict', summary },
      ['predict finished', ...figures].join('\n  '),
    );
  });
}

/** Ends work at an interrupt (Ctrl+C), with the exit code of a cancelled command. */
async function interruptible(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    await work(abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}
