import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { writeTinyTransformer } from '../../fixtures/tiny-transformer.ts';
import {
  fillWithTexts,
  judgeAudit,
  judgeImages,
  noisyVerdicts,
  slangTexts,
} from '../../helpers/judged-posts.ts';
import { runStudio } from '../../helpers/studio-process.ts';

const JOBS = ['calibrate', 'adapt', 'add', 'train'] as const;
type Job = (typeof JOBS)[number];

const SEEDS = process.env['T4SA_KILL_SEEDS']?.split(',').map(Number) ?? [11];
const MOST_KILLS = 3;

let root: string;
let killed = 0;

function commandOf(job: Job): readonly string[] {
  const commands: Readonly<Record<Job, readonly string[]>> = {
    calibrate: ['calibrate', 'vader-1.1.3', '--audit', 'check'],
    adapt: ['adapt', 'mine', '--base', 'tandem-1', '--file', join(root, 'labelled.tsv')],
    add: ['add', 'tiny', join(root, 'model')],
    train: ['train', 'own', join(root, 'labelled.tsv')],
  };
  return ['teacher', ...commands[job]];
}

function run(workspace: string, job: Job, kill?: { readonly afterMs: number }) {
  return runStudio(['-w', workspace, ...commandOf(job)], {
    environment: { T4SA_USER_DATA: join(root, 'user') },
    ...(kill === undefined ? {} : { kill }),
  });
}

/** Every file of the workspace's teachers with a digest of what it holds. */
function teacherFiles(workspace: string): readonly string[] {
  const folder = join(workspace, 'teachers');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
      return `${path.slice(folder.length)} ${digest}`;
    })
    .sort();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 't4sa-kill-teachers-'));
  const workspace = await openWorkspace(join(root, 'judged'), { create: true, nowMs: 1 });
  const [judged, audited, filed] = [slangTexts(90, 1), slangTexts(300, 2), slangTexts(60, 3)];
  fillWithTexts(workspace, 'p', judged);
  judgeImages(workspace, 'p', judged);
  fillWithTexts(
    workspace,
    'q',
    audited.map(({ text, polarity }) => ({ text: `${text} q`, polarity })),
  );
  judgeAudit(workspace, 'check', 'q', noisyVerdicts(audited, 0.6, 4));
  workspace.close();
  mkdirSync(join(root, 'user'));
  writeTinyTransformer(join(root, 'model'), {
    labels: ['negative', 'neutral', 'positive'],
    seed: 1,
  });
  const rows = filed.map(({ text, polarity }) => `${text}\t${polarity}`);
  writeFileSync(join(root, 'labelled.tsv'), ['text\tpolarity', ...rows].join('\n'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(JOBS)('teacher %s, killed at a random moment and run again', (job) => {
  it('ends with the same teacher, whole', { timeout: 300_000 }, async () => {
    const undisturbed = join(root, `${job}-undisturbed`);
    cpSync(join(root, 'judged'), undisturbed, { recursive: true });
    const first = await run(undisturbed, job);
    expect(first.code, first.stderr).toBe(0);
    const expected = teacherFiles(undisturbed);
    expect(expected.length).toBeGreaterThan(0);

    for (const seed of SEEDS) {
      const random = seededRandom(seed + JOBS.indexOf(job));
      const workspace = join(root, `${job}-${seed}`);
      cpSync(join(root, 'judged'), workspace, { recursive: true });
      for (let kills = 0; kills < MOST_KILLS; kills += 1) {
        const { code } = await run(workspace, job, { afterMs: random.next() * first.workMs });
        if (code === 0) break;
        killed += 1;
        // A teacher is there whole or not at all; what is unfinished is named so.
        for (const name of readdirSync(join(workspace, 'teachers'))) {
          if (!name.endsWith('.tmp')) expect(teacherFiles(workspace)).toEqual(expected);
        }
      }
      const last = await run(workspace, job);
      expect(last.code, last.stderr).toBe(0);
      expect(teacherFiles(workspace)).toEqual(expected);
    }
  });
});

it('did kill some of them while they worked', () => {
  expect(killed).toBeGreaterThan(JOBS.length / 2);
});
