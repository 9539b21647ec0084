import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { aFolderOfPictures, aJudgingStudio } from '../../helpers/a-judging-studio.ts';
import { runStudio } from '../../helpers/studio-process.ts';

/** Paths of a workspace with a run `r`, of its model's folder, and of a folder of pictures. */
async function aJudge() {
  const { studio, folder } = await aJudgingStudio();
  const model = studio.requireSession().workspace.runFiles.modelFolderOf('r');
  await studio.close();
  return { workspace: join(folder, 'workspace'), model, pictures: await aFolderOfPictures() };
}

describe('studio predict', () => {
  it('judges a folder by a run or a model folder, and writes each form alike', async () => {
    const { workspace, model, pictures } = await aJudge();
    const at = (name: string): string => join(pictures, name);
    const byRun = ['-w', workspace, 'predict', '--model', 'r'];

    const printed = await runStudio(['predict', model, at('a.png'), at('fake.jpg'), pictures]);
    expect(printed.code).toBe(0);
    expect(printed.events.map(({ path }) => path)).toEqual(
      ['a.png', 'b.png', 'below/c.png', 'fake.jpg'].map(at),
    );
    expect(printed.events.at(-1)?.['probabilities']).toBeNull();

    const parquet = await runStudio([...byRun, '--output', at('out.parquet'), pictures]);
    expect(parquet.events.at(-1)).toMatchObject({
      ...{ event: 'finished', kind: 'predict', summary: { images: 4, unreadable: 1 } },
    });
    const jsonl = ['--format', 'jsonl', '--output', at('out.txt')];
    const written = await runStudio(['predict', '--model', model, ...jsonl, pictures]);
    expect(written.events.at(-1)).toMatchObject({ summary: { images: 4, unreadable: 1 } });
    await runStudio([...byRun, '--output', at('out.csv'), pictures]);

    const file = await asyncBufferFromFile(at('out.parquet'));
    const rows = await parquetReadObjects({ file });
    const lines = readFileSync(at('out.txt'), 'utf8').trimEnd().split('\n');
    expect(rows.map(({ predicted }) => predicted)).toEqual(
      lines.map((line) => JSON.parse(line).predicted),
    );
    const table = readFileSync(at('out.csv'), 'utf8').trimEnd().split('\n');
    expect(table).toHaveLength(5);
    const confidences = table.slice(1, 4).map((row) => Number(row.split(',')[2]));
    for (const [index, confidence] of confidences.entries()) {
      expect(rows[index]?.['confidence']).toBe(Math.fround(confidence));
    }
  }, 120_000);

  it('says what to do about a model, an image or a place that is not there', async () => {
    const { workspace, model, pictures } = await aJudge();
    const attempts = [
      [['-w', workspace, 'predict', '--model', 'nothing', pictures], 'NOT_FOUND'],
      [['predict', 'no:model', pictures], 'BAD_INPUT'],
      [['predict', model], 'BAD_INPUT'],
      [['predict', model, join(pictures, 'missing.png')], 'BAD_INPUT'],
      [['predict', '--model', model, '--format', 'parquet', pictures], 'BAD_INPUT'],
      [['predict', '--model', model, '--output', '/nothing/here.csv', pictures], 'BAD_INPUT'],
    ] as const;
    for (const [args, kind] of attempts) {
      const { code, events } = await runStudio(args);
      expect(code, args.join(' ')).toBe(1);
      expect(events.at(-1), args.join(' ')).toMatchObject({ event: 'failed', kind });
    }
  }, 120_000);
});
