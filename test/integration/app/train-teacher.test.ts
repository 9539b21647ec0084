import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeStudio } from '../../../src/main/app/compose-studio.ts';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import { openTeacherShelf } from '../../../src/main/teacher/teacher-shelf.ts';
import type { JobRequest } from '../../../src/shared/domain/job.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const TRAINER = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const SENTENCES = [
  ['negative', 'i hate this awful', 'what a terrible'],
  ['neutral', 'the house is near the', 'we meet at noon by the'],
  ['positive', 'i love this wonderful', 'what a lovely'],
] as const;
const THINGS = ['train', 'garden', 'film', 'song', 'window', 'bridge', 'lunch', 'coat'];

/** A table of 48 texts. */
function labelledTable(): string {
  const rows = SENTENCES.flatMap(([polarity, ...beginnings]) =>
    beginnings.flatMap((words) => THINGS.map((thing) => `${words} ${thing}\t${polarity}`)),
  );
  return ['text\tpolarity', ...rows].join('\n');
}

async function aStudio() {
  const folder = temporaryFolder();
  const starts: number[] = [];
  const { studio, close } = composeStudio({
    ...PROGRAM_FILES,
    shell: 'command-line',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment: {},
    startTrainer: (how) => {
      starts.push(starts.length);
      return forkTrainer(TRAINER, how);
    },
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(close);
  await studio.open(join(folder, 'workspace'), { create: true });
  const { workspace, jobs, shelf } = studio.requireSession();
  const file = join(folder, 'labelled.tsv');
  writeFileSync(file, labelledTable());
  const request: JobRequest = { kind: 'train-teacher', name: 'mine', file, seed: 1 };
  return { jobs, shelf, starts, request, file, folders: workspace.folders };
}

describe('training a teacher of one’s own', () => {
  it('puts it on the shelf; the same again finds it; a cancelled one leaves nothing', async () => {
    const { jobs, shelf, starts, request, file, folders } = await aStudio();

    const first = await jobs.ended(jobs.start(request).jobId);
    const name = String(first.summary?.['teacher']);

    expect(first.failure).toBeNull();
    expect(name).toMatch(/^mine@[0-9a-f]{8}$/);
    expect(readdirSync(folders.teachers)).toEqual([name]);
    expect(readdirSync(folders.temporary)).toEqual([]);
    const summary = (await shelf.list()).find((teacher) => teacher.name === name);
    expect(summary?.kind).toBe('tandem');
    expect(summary?.card?.trainedOn).toContain('48 labelled texts');
    const [bad, good] = await (await shelf.load(name)).classify([
      'what a terrible film',
      'i love this wonderful song',
    ]);
    expect(bad?.[0]).toBeGreaterThan(bad?.[2] ?? 1);
    expect(good?.[2]).toBeGreaterThan(good?.[0] ?? 1);

    const again = await jobs.ended(jobs.start(request).jobId);
    expect(again.summary?.['teacher']).toBe(name);
    expect(starts).toHaveLength(1);

    // A folder of shipped teachers is of the same form: its first one is the default.
    const shipped = await openTeacherShelf({
      workers: PROGRAM_FILES.teacherWorkers,
      shippedFolder: folders.teachers,
      addedFolder: join(folders.root, 'nothing'),
    });
    expect(shipped.defaultName).toBe(name);

    writeFileSync(file, `${labelledTable()}\nso good\tpositive`);
    const abort = jobs.start(request).jobId;
    jobs.cancel(abort);
    expect((await jobs.ended(abort)).state).toBe('cancelled');
    expect(readdirSync(folders.teachers)).toEqual([name]);
  }, 120_000);

  it('says what is wrong with a file', async () => {
    const { jobs, request, file } = await aStudio();
    writeFileSync(file, 'text\tpolarity\nonly one\tpositive');

    const job = await jobs.ended(jobs.start(request).jobId);

    expect(job.failure?.kind).toBe('BAD_INPUT');
    expect(job.failure?.message).toContain('no negative, no neutral text');
  });
});
