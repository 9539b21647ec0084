import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { tinyDatasetOfFile, trained, weightsOf } from './train-tiny.ts';

const TRAINER = fileURLToPath(new URL('./train-until-failure.ts', import.meta.url));
const dataset = tinyDatasetOfFile();
const settings = tinySettings('FT-F', { epochs: 2 });

/** Files of 12 KiB at most: less than a checkpoint of the head, or the features of all images. */
const SMALL_FILES = ['sh', '-c', 'ulimit -f 24 && exec "$@"', 'sh'] as const;
/** A disk of 16 KiB that is seen by the command alone; not every system lets one make it. */
const SMALL_DISK = [
  ...['unshare', '-Urm', 'sh', '-c'],
  ...['mount -t tmpfs -o size=16k tmpfs "$FOLDER" && exec "$@"', 'sh'],
] as const;
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;
if (!canMount) console.warn('skipped: no small disk can be mounted here, so none is filled');

/** Trains in a process of its own, behind a command; returns what it says at the end. */
function trainBehind(command: readonly string[], runFolder: string): string {
  const featuresFolder = `${runFolder}/features`;
  const request = { runFolder, featuresFolder, manifest: dataset().manifest, settings };
  const [program = '', ...args] = [
    ...command,
    ...[process.execPath, TRAINER, JSON.stringify(request)],
  ];
  const { stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, FOLDER: runFolder },
  });
  return stderr;
}

test.skipIf(!canMount)(
  'a full disk is said in words, with what to do',
  () => {
    expect(trainBehind(SMALL_DISK, temporaryFolder())).toContain(
      'the disk is full. Free some space',
    );
  },
  180_000,
);

test.skipIf(process.platform === 'win32')(
  'a run that could not write its checkpoint goes on from the one before, and ends the same',
  async () => {
    const [straight, runFolder] = [temporaryFolder(), temporaryFolder()];
    await trained(straight, dataset().manifest, settings);
    await trained(runFolder, dataset().manifest, settings, (event) => event.kind === 'epoch-ended');

    expect(trainBehind(SMALL_FILES, runFolder)).toContain(
      'larger than this disk or account allows',
    );

    expect(trainBehind([], runFolder)).toContain('finished');
    expect(weightsOf(runFolder, 2).equals(weightsOf(straight, 2))).toBe(true);
  },
  180_000,
);

test.skipIf(process.platform === 'win32')(
  'features that could not be written are computed again',
  () => {
    const runFolder = temporaryFolder();

    expect(trainBehind(SMALL_FILES, runFolder)).toContain(
      'larger than this disk or account allows',
    );
    expect(trainBehind([], runFolder)).toContain('finished');
  },
  180_000,
);

test('images that are gone in the middle of a run are left out and counted', async () => {
  const runFolder = temporaryFolder();
  const copied = join(runFolder, 'images');
  mkdirSync(copied);
  const lines = readFileSync(dataset().manifest, 'utf8').trimEnd().split('\n');
  const moved = lines.map((line, index) => {
    const [path = '', ...rest] = line.split('\t');
    const copy = join(copied, `${index}.png`);
    cpSync(path, copy);
    return [copy, ...rest].join('\t');
  });
  const manifest = join(runFolder, 'manifest.tsv');
  writeFileSync(manifest, `${moved.join('\n')}\n`);

  const events = await trained(
    runFolder,
    manifest,
    tinySettings('FT-A', { epochs: 2 }),
    (event) => {
      if (event.kind === 'epoch-ended' && event.metrics.epoch === 1) rmSync(join(copied, '3.png'));
      return false;
    },
  );

  expect(events.at(-1)).toMatchObject({ kind: 'finished', epochs: 2, skippedImages: 1 });
});
