import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { fillWorkspace } from '../../helpers/a-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';

const POSTS = 3000;

/** An undisturbed workspace of labelled images, each with a near-duplicate in the post after it. */
async function makeWorkspace(folder: string): Promise<void> {
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  fillWorkspace(
    workspace,
    Array.from({ length: POSTS }, (_, n) => ({
      ...{ nativeId: `${n}`, images: [`i${n}`], confidence: 0.9 },
      polarity: POLARITIES[n % 5 === 0 ? 0 : n % 5 < 3 ? 1 : 2] ?? 'NEU',
    })),
  );
  const ids = workspace.copies.media('', 1_000_000).map((media) => media.mediaId);
  workspace.nearDuplicates.replaceGroups(
    ids.flatMap((representative, n) => {
      const copy = ids[n + 1];
      if (n % 10 !== 0 || copy === undefined) return [];
      const members = [representative, copy].map((mediaId, distance) => ({ mediaId, distance }));
      return [{ representative, members }];
    }),
    ids,
    0,
  );
  workspace.teachers.choose('test');
  workspace.close();
}

describe('the command dataset', () => {
  let folder: string;
  const studio = (workspace: string, args: readonly string[], afterMs?: number) =>
    runStudio(['-w', workspace, ...args], {
      environment: { T4SA_USER_DATA: join(folder, 'user') },
      ...(afterMs === undefined ? {} : { kill: { afterMs } }),
    });
  const figures = async (...args: readonly string[]) => {
    const run = await studio(join(folder, 'ws'), ['dataset', ...args]);
    expect(run.code, run.stderr).toBe(0);
    const summary = run.events.at(-1)?.['summary'] as Record<string, number>; // why: a finished job's
    const { train = 0, validation = 0, test = 0 } = summary;
    return { ...summary, all: train + validation + test };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 't4sa-dataset-'));
    await makeWorkspace(join(folder, 'ws'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('builds the three datasets of the paper by their presets', { timeout: 60_000 }, async () => {
    expect(await figures('all', '--preset', 't4sa')).toMatchObject({ all: POSTS });
    const clean = await figures('clean', '--preset', 't4sa-without-near-duplicates');
    expect(clean.all).toBe(POSTS - POSTS / 10);
    const balanced = await figures('balanced', '--preset', 'b-t4sa');
    expect(balanced.all % 3).toBe(0);
    expect(balanced.all).toBeLessThan(clean.all);
  });

  it('takes what is given before what the preset says', { timeout: 60_000 }, async () => {
    const own = await figures(
      ...['own', '--preset', 't4sa', '--near-duplicates', 'representatives', '--per-class', '100'],
      ...['--balance', '--conflicts', 'drop', '--sizes', '200,50,50', '--images-per-post', 'one'],
    );
    expect(own).toMatchObject({ train: 200, validation: 50, test: 50, offTheSizes: 0 });
  });

  it('says plainly that there are too few images for the paper', { timeout: 60_000 }, async () => {
    const run = await studio(join(folder, 'ws'), ['dataset', 'paper', '--sizes', 'paper']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('156862 were asked for');
    const wrong = await studio(join(folder, 'ws'), ['dataset', 'paper', '--sizes', '5,x,1']);
    expect(wrong.stderr).toContain('Three numbers');
  });

  it('gives the same bytes when it was killed and repeated', { timeout: 120_000 }, async () => {
    const command = ['dataset', 'd', '--conflicts', 'majority', '--images-per-post', 'one'];
    const hashes = new Set<unknown>();
    for (const [n, afterMs] of [undefined, 0, 60, 150].entries()) {
      const workspace = join(folder, `killed-${n}`);
      cpSync(join(folder, 'ws'), workspace, { recursive: true });
      if (afterMs !== undefined) await studio(workspace, command, afterMs);
      const run = await studio(workspace, command);
      expect(run.code, run.stderr).toBe(0);
      const summary = run.events.at(-1)?.['summary'] as Record<string, unknown>; // why: a finished job's
      hashes.add(summary['hash']);
    }
    expect(hashes.size).toBe(1);
  });
});
