import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listImagePaths } from '../../../src/main/sources/list-image-paths.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const NEVER = new AbortController().signal;

function filesIn(folder: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

describe('list image paths', () => {
  it('finds images of folders and sub-folders by their ending, sorted, and no hidden ones', async () => {
    const folder = temporaryFolder();
    const names = ['b.JPG', 'a/z.png', 'a/deep/x.webp', 'notes.txt', '.hidden.png', '.git/y.png'];
    filesIn(folder, names);

    const paths = await listImagePaths([folder], NEVER);

    const below = paths.map((path) => relative(folder, path));
    expect(below).toEqual(['a/deep/x.webp', 'a/z.png', 'b.JPG']);
  });

  it('takes files that are named whatever they are called, and each once', async () => {
    const folder = temporaryFolder();
    filesIn(folder, ['picture', 'other.png']);

    const named = [join(folder, 'picture'), folder, join(folder, 'other.png')];
    expect(await listImagePaths(named, NEVER)).toEqual([
      join(folder, 'other.png'),
      join(folder, 'picture'),
    ]);
  });

  it('follows no link that leads out, and none to a folder', async () => {
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    filesIn(outside, ['secret.png']);
    filesIn(folder, ['in/own.png']);
    symlinkSync(join(outside, 'secret.png'), join(folder, 'leak.png'));
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(folder, join(folder, 'in/round'));
    symlinkSync(join(folder, 'nowhere.png'), join(folder, 'broken.png'));
    symlinkSync(join(folder, 'in/own.png'), join(folder, 'also-own.png'));

    const paths = await listImagePaths([folder], NEVER);
    expect(paths.map((path) => relative(folder, path))).toEqual(['also-own.png', 'in/own.png']);
  });

  it('says what to do about a path that is not there, and a folder without images', async () => {
    const folder = temporaryFolder();
    filesIn(folder, ['notes.txt']);
    const missing = listImagePaths([join(folder, 'nothing')], NEVER);
    await expect(missing).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    await expect(listImagePaths([folder], NEVER)).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      advice: expect.stringContaining('JPEG'),
    });
  });
});
