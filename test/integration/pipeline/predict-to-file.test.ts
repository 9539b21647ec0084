import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { PREDICTION_PORTS } from '../../../src/main/app/prediction-ports.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import { predictToFile } from '../../../src/main/pipeline/predict-to-file.ts';
import { mostProbable, type Probabilities } from '../../../src/shared/domain/polarity.ts';
import type { PredictionFormat } from '../../../src/shared/domain/prediction-format.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** The first bytes of a PNG file: what is looked at before the trainer is asked. */
const PNG = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');
const BATCH = 32;

/** Made of the path alone; 32-bit numbers as a network gives them. */
function probabilitiesOf(path: string): Probabilities {
  const bytes = createHash('sha256').update(path).digest();
  const [a = 0, b = 0, c = 0] = bytes;
  const sum = a + b + c + 3;
  return [Math.fround((a + 1) / sum), Math.fround((b + 1) / sum), Math.fround((c + 1) / sum)];
}

/** A trainer that judges by the path, cannot decode `*broken*`, and notes what it was asked for. */
function aTrainer(asked: string[] = []): Pick<Trainer, 'predict'> {
  return {
    predict: async function* ({ paths }) {
      for (let from = 0; from < paths.length; from += BATCH) {
        const batch = paths.slice(from, from + BATCH);
        asked.push(...batch);
        yield batch.map((path) => ({
          path,
          probabilities: path.includes('broken') ? null : probabilitiesOf(path),
        }));
      }
    },
  };
}

function aFolder(images: number): { readonly folder: string; readonly paths: readonly string[] } {
  const folder = temporaryFolder();
  const names = Array.from(
    { length: images },
    (_, index) => `${String(index).padStart(4, '0')}.png`,
  );
  names.push('a "quoted", name.png', 'broken.png');
  const paths = names.map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, PNG);
  writeFileSync(join(folder, 'drawing.jpg'), '<svg/>');
  return { folder, paths: [...paths, join(folder, 'drawing.jpg')].sort() };
}

function predict(
  request: { readonly folder: string; readonly output: string; readonly format: PredictionFormat },
  options: { readonly asked?: string[]; readonly stopAfter?: number; readonly model?: string } = {},
) {
  const abort = new AbortController();
  const { folder, output, format } = request;
  return predictToFile(
    { trainer: aTrainer(options.asked), ...PREDICTION_PORTS },
    { modelFolder: 'm', model: options.model ?? 'm', paths: [folder], format, output },
    {
      signal: abort.signal,
      report: ({ done }) => {
        if (done >= (options.stopAfter ?? Number.POSITIVE_INFINITY)) abort.abort();
      },
    },
  );
}

function expectedRows(paths: readonly string[]) {
  return paths.map((path) => {
    if (path.includes('broken') || path.endsWith('.jpg')) {
      return {
        ...{ path, predicted: null, confidence: null },
        ...{ negative: null, neutral: null, positive: null },
      };
    }
    const [negative, neutral, positive] = probabilitiesOf(path);
    const { polarity, confidence } = mostProbable([negative, neutral, positive]);
    return { path, predicted: polarity, confidence, negative, neutral, positive };
  });
}

/** Texts keep as many digits as tell 32-bit numbers apart. */
function to32Bits(row: Record<string, unknown>) {
  const entries = Object.entries(row);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'number' ? Math.fround(value) : value]),
  );
}

describe('predictions in a file', () => {
  it('JSONL holds every image once, in the order of the paths, null where it is none', async () => {
    const { folder, paths } = aFolder(70);
    const output = join(temporaryFolder(), 'out.jsonl');
    const summary = await predict({ folder, output, format: 'jsonl' });

    expect(summary).toEqual({ images: 73, unreadable: 2 });
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => to32Bits(JSON.parse(line)))).toEqual(expectedRows(paths));
  });

  it('CSV has a head, quotes names, and leaves empty what is not known', async () => {
    const { folder } = aFolder(2);
    const output = join(temporaryFolder(), 'out.csv');
    await predict({ folder, output, format: 'csv' });

    const text = readFileSync(output, 'utf8');
    expect(text.split('\n')[0]).toBe('path,predicted,confidence,negative,neutral,positive');
    expect(text).toContain(`"${join(folder, 'a ""quoted"", name.png')}",`);
    expect(text).toContain(`${join(folder, 'broken.png')},,,,,\n`);
    expect(text.trimEnd().split('\n')).toHaveLength(6);
  });

  it('Parquet has typed columns and the very numbers', async () => {
    const { folder, paths } = aFolder(40);
    const output = join(temporaryFolder(), 'out.parquet');
    await predict({ folder, output, format: 'parquet' });

    const file = await asyncBufferFromFile(output);
    expect(await parquetReadObjects({ file })).toEqual(expectedRows(paths));
    const { schema } = await parquetMetadataAsync(file);
    expect(schema.slice(1).map(({ name, type }) => [name, type])).toEqual([
      ['path', 'BYTE_ARRAY'],
      ['predicted', 'BYTE_ARRAY'],
      ...['confidence', 'negative', 'neutral', 'positive'].map((name) => [name, 'FLOAT']),
    ]);
  });

  it('goes on where it was stopped, also after a kill in the middle of a line', async () => {
    const { folder } = aFolder(100);
    const place = temporaryFolder();
    const [output, whole] = [join(place, 'out.csv'), join(place, 'whole.csv')];
    await predict({ folder, output: whole, format: 'csv' });
    await expect(predict({ folder, output, format: 'csv' }, { stopAfter: 64 })).rejects.toThrow();
    expect(existsSync(output)).toBe(false);
    appendFileSync(`${output}.unfinished`, '{"path":"half');

    const asked: string[] = [];
    await predict({ folder, output, format: 'csv' }, { asked });

    expect(asked.length).toBeLessThan(100);
    expect(readFileSync(output, 'utf8')).toBe(readFileSync(whole, 'utf8'));
    expect(readdirSync(place).sort()).toEqual(['out.csv', 'whole.csv']);
  });

  it('begins anew for another model or other images, and keeps a file that was there until then', async () => {
    const { folder } = aFolder(100);
    const output = join(temporaryFolder(), 'out.csv');
    writeFileSync(output, 'old');
    await expect(predict({ folder, output, format: 'csv' }, { stopAfter: 64 })).rejects.toThrow();
    expect(readFileSync(output, 'utf8')).toBe('old');

    const asked: string[] = [];
    await predict({ folder, output, format: 'csv' }, { asked, model: 'another' });
    expect(asked).toHaveLength(102);
  });

  it('refuses a place that cannot be written before anything is judged', async () => {
    const { folder } = aFolder(1);
    const asked: string[] = [];
    for (const output of [join(folder, 'nothing', 'out.csv'), folder]) {
      const attempt = predict({ folder, output, format: 'csv' }, { asked });
      await expect(attempt).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    }
    expect(asked).toEqual([]);
  });
});
