import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Funnel } from '../../../src/shared/domain/funnel.ts';
import { hugePng, noiseJpeg } from '../../helpers/broken-images.ts';
import { runStudio, type StudioRun } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const WORDS = 'what a lovely sunny day at the beach';

/** A post in the twarc2 form whose image is at this address. */
const line = (id: string, url: string, text = `${WORDS} ${id}`): string =>
  JSON.stringify({
    id,
    text,
    lang: 'en',
    created_at: '2026-01-01T00:00:00.000Z',
    attachments: { media: [{ media_key: `3_${id}`, type: 'photo', url }] },
  });

async function studio(workspace: string, ...args: string[]): Promise<StudioRun> {
  return runStudio(['-w', workspace, ...args], {
    environment: { T4SA_USER_DATA: join(workspace, '..', 'user') },
  });
}

async function rejections(workspace: string): Promise<Record<string, number>> {
  const { events } = await studio(workspace, 'status');
  const funnel = events.at(-1) as Funnel | undefined; // why: status prints the funnel
  return Object.fromEntries(funnel?.rejections.map(({ reason, count }) => [reason, count]) ?? []);
}

describe('a JSONL file that is not what it should be', () => {
  it('is read as far as it can be, every bad line counted by reason', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'posts.jsonl');
    const workspace = join(folder, 'ws');
    const good = line('1', 'https://pbs.twimg.com/media/1.jpg');
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from(`${good}\n{"id": "2", "text":\n\n[]\n{"hello": "world"}\n`),
        Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]),
        Buffer.from(`${good}\n${line('3', 'https://pbs.twimg.com/media/3.jpg')}`),
      ]),
    );

    const imported = await studio(workspace, 'import', file);

    expect(imported.code, imported.stderr).toBe(0);
    expect(imported.events.at(-1)).toMatchObject({ event: 'finished', summary: { posts: 2 } });
    expect(await rejections(workspace)).toMatchObject({
      'record:not-json': 1,
      'record:bad-encoding': 1,
      'record:unknown-form': 1,
      'post:duplicate': 1,
    });
  });

  it('may hold a line of a gigabyte', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'posts.jsonl.gz');
    const workspace = join(folder, 'ws');
    await pipeline(
      Readable.from(gigabyteLine()),
      createGzip({ level: 1 }),
      createWriteStream(file),
    );

    const imported = await studio(workspace, 'import', file);

    expect(imported.code, imported.stderr).toBe(0);
    expect(imported.events.at(-1)).toMatchObject({ summary: { posts: 1 } });
    expect(await rejections(workspace)).toEqual({ 'record:too-long': 1 });
  });

  it('may be a gzip file that was cut off: what came before the cut is kept', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'posts.jsonl.gz');
    const workspace = join(folder, 'ws');
    const lines = Array.from({ length: 3000 }, (_, index) =>
      line(String(index + 1), `https://pbs.twimg.com/media/${index * 7919}.jpg`),
    );
    const bytes = gzipSync(lines.join('\n'));
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));

    const imported = await studio(workspace, 'import', file);

    expect(imported.code, imported.stderr).toBe(0);
    expect(imported.events.at(-1)?.['summary']).toMatchObject({
      posts: expect.toSatisfy((posts: number) => posts > 500 && posts < 3000),
    });
    expect(await rejections(workspace)).toMatchObject({ 'record:truncated-file': 1 });
  });

  it.each([
    ['a path where nothing is', 'missing.jsonl', null],
    ['a file of another kind', 'song.bin', Buffer.from([0, 1, 2, 3, 0, 255, 254, 7])],
    ['an empty file', 'empty.jsonl', Buffer.alloc(0)],
  ])('is told plainly when it is %s', async (_, name, bytes) => {
    const folder = temporaryFolder();
    if (bytes !== null) writeFileSync(join(folder, name), bytes);

    const imported = await studio(join(folder, 'ws'), 'import', join(folder, name));

    expect(imported.code).toBe(1);
    expect(imported.events.at(-1)).toMatchObject({ event: 'failed', kind: 'BAD_INPUT' });
    expect(imported.stderr).toContain(name);
    expect(imported.stderr).not.toContain('    at ');
  });
});

describe('images that are not what they should be', () => {
  it('are left out, each with its reason, and the good one stays', async () => {
    const folder = temporaryFolder();
    const workspace = join(folder, 'ws');
    const images = join(folder, 'images');
    mkdirSync(images);
    const good = await noiseJpeg(1);
    const files: Readonly<Record<string, Buffer | null>> = {
      'good.jpg': good,
      'page.jpg': Buffer.from('<!doctype html><title>404</title>'),
      'zero.jpg': Buffer.alloc(0),
      'truncated.jpg': (await noiseJpeg(2)).subarray(0, 5000),
      'huge.png': hugePng(),
      'tiny.jpg': await noiseJpeg(3, 20),
      'missing.jpg': null,
    };
    for (const [name, bytes] of Object.entries(files)) {
      if (bytes !== null) writeFileSync(join(images, name), bytes);
    }
    const rows = Object.keys(files).map((name) => `${name},"${WORDS} ${name}",en`);
    writeFileSync(join(images, 'texts.csv'), `image,text,lang\n${rows.join('\n')}\n`);

    for (const step of [['import', images], ['fetch'], ['clean'], ['label']]) {
      const run = await studio(workspace, ...step);
      expect(run.code, `${step[0]}: ${run.stderr}`).toBe(0);
    }

    const { events } = await studio(workspace, 'status');
    expect(events.at(-1)).toMatchObject({ posts: 7, media: { clean: 1 } });
    expect(await rejections(workspace)).toEqual({
      'image:not-an-image': 1,
      'image:empty': 1,
      'image:truncated': 1,
      'image:too-many-pixels': 1,
      'image:too-small': 1,
      'image:missing-file': 1,
    });
  });
});

describe('a disk that takes nothing', () => {
  const canMount = mounts('size=64k');

  it.skipIf(!canMount)(
    'that is full ends a step with advice, and the step goes on later',
    async () => {
      const { disk, remount } = smallDisk('size=700k');
      const file = join(temporaryFolder(), 'posts.jsonl');
      const lines = Array.from({ length: 4000 }, (_, index) =>
        line(String(index + 1), `https://pbs.twimg.com/media/${index}.jpg`),
      );
      writeFileSync(file, lines.join('\n'));

      const full = await studio(join(disk, 'ws'), 'import', file);
      remount('size=64m');
      const again = await studio(join(disk, 'ws'), 'import', file);

      expect(full.code).toBe(1);
      expect(full.events.at(-1)).toMatchObject({ event: 'failed', kind: 'STORAGE_FULL' });
      expect(again.code, again.stderr).toBe(0);
      expect(again.events.at(-1)).toMatchObject({ summary: { posts: 4000 } });
    },
  );

  it.skipIf(!canMount)('that is read-only is told as such', async () => {
    const { disk, remount } = smallDisk('size=16m');
    expect((await studio(join(disk, 'ws'), 'import', exampleFile())).code).toBe(0);
    remount('ro');

    const run = await runStudio(['-w', join(disk, 'ws'), 'label'], {
      environment: { T4SA_USER_DATA: temporaryFolder() },
    });

    expect(run.code).toBe(1);
    expect(run.events.at(-1)).toMatchObject({ event: 'failed', kind: 'STORAGE_READ_ONLY' });
  });

  if (!canMount) console.warn('SKIPPED: full and read-only disks need the right to mount a tmpfs');
});

function* gigabyteLine(): Generator<string> {
  const megabyte = 'x'.repeat(1 << 20);
  yield '{"id":"0","text":"';
  for (let count = 0; count < 1024; count += 1) yield megabyte;
  yield `"}\n${line('1', 'https://pbs.twimg.com/media/1.jpg')}\n`;
}

function exampleFile(): string {
  const file = join(temporaryFolder(), 'posts.jsonl');
  writeFileSync(file, line('1', 'https://pbs.twimg.com/media/1.jpg'));
  return file;
}

function mounts(option: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const probe = spawnSync('sh', [
    '-c',
    `d=$(mktemp -d) && mount -t tmpfs -o ${option} tmpfs "$d" && umount "$d"; rmdir "$d"`,
  ]);
  return probe.status === 0;
}

function smallDisk(option: string): {
  readonly disk: string;
  readonly remount: (option: string) => void;
} {
  const disk = temporaryFolder();
  spawnSync('mount', ['-t', 'tmpfs', '-o', option, 'tmpfs', disk]);
  onTestFinished(() => {
    spawnSync('umount', [disk]);
  });
  return {
    disk,
    remount: (changed) => {
      spawnSync('mount', ['-o', `remount,${changed}`, disk]);
    },
  };
}
