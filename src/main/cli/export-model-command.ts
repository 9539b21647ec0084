import { type Command, InvalidArgumentError } from 'commander';
import { MODEL_FORMATS, ModelFormat } from '../../shared/domain/model-export.ts';
import type { Perform } from './job-commands.ts';
import { MODEL, parseModel } from './parse-model.ts';
import type { InWorkspace } from './teacher-commands.ts';

type ExportOptions = { readonly format: readonly ModelFormat[]; readonly onnxFloats: boolean };

/** Adds `studio export-model`. */
export function addExportModelCommand(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('export-model')
    .description(
      'write a model in one or several forms, each a folder that is proved on images first',
    )
    .argument('<model>', MODEL)
    .option('--format <formats>', `any of ${MODEL_FORMATS.join(',')}`, parseFormats, [
      'tfjs',
      'onnx',
    ])
    .option(
      '--onnx-floats',
      "ONNX that takes the network's own floats, not bytes with their scale and mean inside of the file",
      false,
    )
    .action((model: string, { format, onnxFloats }: ExportOptions) =>
      inWorkspace((studio) =>
        perform(
          {
            kind: 'export-model',
            model: parseModel(model),
            formats: format,
            onnxTakesBytes: !onnxFloats,
          },
          studio,
        ),
      ),
    );
}

function parseFormats(text: string): readonly ModelFormat[] {
  return [...new Set(text.split(','))].map((format) => {
    const parsed = ModelFormat.safeParse(format.trim());
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`${format} is none of ${MODEL_FORMATS.join(', ')}.`);
  });
}
