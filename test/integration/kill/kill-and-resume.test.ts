import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { type SmallDemo, smallDemo } from '../../helpers/demo-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { workspaceDigest } from '../../helpers/workspace-digest.ts';

/** Every stage in order, with the command that does it. */
const STAGES = [
  'crawl',
  'import',
  'fetch',
  'clean',
  'label',
  'near-duplicates',
  'check-sensitive',
  'benchmark',
  'labelling-set',
  'dataset',
  'cross-fit',
  'train',
  'evaluate',
  'export-model',
  'export-dataset',
] as const;
type Stage = (typeof STAGES)[number];

const SEEDS = process.env['T4SA_KILL_SEEDS']?.split(',').map(Number) ?? [11, 22];
const MOST_KILLS = 3;

let demo: SmallDemo;
let root: string;
/** Processes that were killed before they were done. */
let killed = 0;
/** Milliseconds of work of each stage in the undisturbed run. */
const workMs = new Map<Stage, number>();

const snapshotBefore = (stage: Stage): string => join(root, `before-${stage}`);

function commandOf(stage: Stage): readonly string[] {
  const { apiUrl, archive, benchmarkFolder, posts } = demo;
  const commands: Readonly<Record<Stage, readonly string[]>> = {
    crawl: ['crawl', '--api-url', apiUrl, '--query', 'today has:images', '--max-posts', `${posts}`],
    import: ['import', archive],
    fetch: ['fetch'],
    clean: ['clean'],
    label: ['label'],
    'near-duplicates': ['near-duplicates'],
    'check-sensitive': ['check-sensitive'],
    benchmark: ['benchmark', 'people', benchmarkFolder],
    'labelling-set': ['labelling-set', 'people-too', benchmarkFolder],
    dataset: ['dataset', 'd'],
    'cross-fit': [
      ...['cross-fit', 's', '--dataset', 'd', '--folds', '3', '--epochs', '4'],
      ...SMALL_NETWORK,
    ],
    train: ['train', 'r', '--dataset', 'd', '--mode', 'FT-A', '--epochs', '2', ...SMALL_NETWORK],
    evaluate: ['evaluate', 'r', 'people'],
    'export-model': ['export-model', 'r'],
    'export-dataset': ['export-dataset', 'd'],
  };
  return commands[stage];
}

const SMALL_NETWORK = ['--input-size', '96', '--batch-size', '16'];

function run(workspace: string, stage: Stage, kill?: { readonly afterMs: number }) {
  return runStudio(['-w', workspace, ...commandOf(stage)], {
    environment: { ...demo.environment, T4SA_USER_DATA: join(root, 'user') },
    ...(kill === undefined ? {} : { kill }),
  });
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 't4sa-kill-'));
  demo = await smallDemo(join(root, 'demo'));
  const workspace = join(root, 'undisturbed');
  for (const stage of STAGES) {
    const done = await run(workspace, stage);
    if (done.code !== 0) throw new Error(`${stage} failed: ${done.stderr}`);
    workMs.set(stage, done.workMs);
    const next = STAGES[STAGES.indexOf(stage) + 1];
    if (next !== undefined) cpSync(workspace, snapshotBefore(next), { recursive: true });
  }
}, 300_000);

afterAll(async () => {
  await demo?.close();
  rmSync(root, { recursive: true, force: true });
});

describe.each(STAGES)('%s, killed at a random moment and run again', (stage) => {
  it.each(SEEDS)(
    'ends as if it had not been disturbed (seed %i)',
    { timeout: 180_000 },
    async (seed) => {
      const random = seededRandom(seed + STAGES.indexOf(stage));
      const workspace = join(root, `${stage}-${seed}`);
      if (stage !== STAGES[0]) cpSync(snapshotBefore(stage), workspace, { recursive: true });

      for (let kills = 0; kills < MOST_KILLS; kills += 1) {
        const afterMs = random.next() * (workMs.get(stage) ?? 0);
        const { code } = await run(workspace, stage, { afterMs });
        if (code === 0) break;
        killed += 1;
      }
      const last = await run(workspace, stage);

      expect(last.code, last.stderr).toBe(0);
      const next = STAGES[STAGES.indexOf(stage) + 1];
      const expected = next === undefined ? join(root, 'undisturbed') : snapshotBefore(next);
      expect(workspaceDigest(workspace)).toEqual(workspaceDigest(expected));
      rmSync(workspace, { recursive: true, force: true });
    },
  );
});

it('did kill most of them while they worked', () => {
  expect(killed).toBeGreaterThan((STAGES.length * SEEDS.length) / 2);
});
