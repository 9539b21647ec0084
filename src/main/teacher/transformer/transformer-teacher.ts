import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Probabilities, polarityIndex } from '../../../shared/domain/polarity.ts';
import { Failure } from '../../../shared/failure.ts';
import type { Teacher } from '../../pipeline/ports/teacher.ts';
import { explainByLeavingOut } from '../explain-by-leaving-out.ts';
import type { LabelMapping } from './label-mapping.ts';
import { startTransformer } from './start-transformer.ts';
import { tweetText } from './tweet-text.ts';

/** A base-size model reads so many texts in some seconds on a desktop processor. */
const BATCH = 64;

const ModelConfig = z.object({ id2label: z.record(z.string(), z.string()) });

/** The label names of a model folder, in the order of its outputs. */
export async function modelLabels(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'config.json');
  const parsed = ModelConfig.safeParse(parseJson(await readFile(file, 'utf8')));
  const names = Object.entries(parsed.data?.id2label ?? {});
  if (names.length < 2) {
    throw new Failure(
      'BAD_INPUT',
      `${file} names no labels (id2label): the model is no sequence classifier`,
      'Choose a model that was trained to classify texts.',
    );
  }
  return names.sort(([a], [b]) => Number(a) - Number(b)).map(([, label]) => label);
}

/**
 * A teacher that is a transformer in ONNX form, run in a thread of its own.
 *
 * Probabilities are the model's own (softmax), summed over the labels that stand for one polarity.
 *
 * @throws Failure BAD_INPUT when the model cannot be loaded or run, or its labels are not those mapped.
 */
export async function loadTransformerTeacher(options: {
  readonly name: string;
  readonly folder: string;
  readonly labelMapping: LabelMapping;
  readonly worker: string;
}): Promise<Teacher & { readonly close: () => Promise<void> }> {
  const { name, folder } = options;
  const places = (await modelLabels(folder)).map((label) => {
    const polarity = options.labelMapping[label];
    if (polarity === undefined) {
      throw new Failure(
        'BAD_INPUT',
        `The model of ${name} has a label ${label} that stands for no polarity`,
        'Add the model again.',
      );
    }
    return polarityIndex(polarity);
  });
  const running = await startTransformer(folder, options.worker);
  const classify: Teacher['classify'] = async (texts) => {
    const probabilities: Probabilities[] = [];
    for (let first = 0; first < texts.length; first += BATCH) {
      const rows = await running.classify(texts.slice(first, first + BATCH).map(tweetText));
      for (const row of rows) probabilities.push(perPolarity(name, row, places));
    }
    return probabilities;
  };
  return {
    name,
    batchSize: BATCH,
    classify,
    explain: (text) => explainByLeavingOut(text, classify),
    close: running.close,
  };
}

function perPolarity(
  name: string,
  row: readonly number[],
  places: readonly (0 | 1 | 2)[],
): Probabilities {
  if (row.length !== places.length || !row.every(Number.isFinite)) {
    throw new Failure(
      'BAD_INPUT',
      `${name} answered ${row.length} scores where ${places.length} finite ones are due`,
      'Check that config.json belongs to the model file.',
    );
  }
  const sums: [number, number, number] = [0, 0, 0];
  for (const [index, place] of places.entries()) sums[place] += row[index] ?? 0;
  return sums;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
