import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, markProcess, processSpace } from '../../../scripts/setup/live-process.mjs';
import { takeLock } from '../../../scripts/setup/setup-lock.mjs';

describe('takeLock', () => {
  let folder: string;
  let file: string;
  let said: string[];
  const options = () => ({ project: 'here', say: (line: string) => said.push(line), pollMs: 10 });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 't4sa-lock-'));
    file = join(folder, 'deeper', 'setup.lock');
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const holder = (mark: { pid: number; started: string }, change = {}) =>
    JSON.stringify({
      process: mark,
      space: processSpace(),
      project: 'there',
      children: [],
      ...change,
    });

  async function deadProcess() {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    await once(child, 'spawn');
    const mark = markProcess(child.pid ?? 0);
    child.kill('SIGKILL');
    await once(child, 'close');
    return mark;
  }

  async function placeLock(content: string, ageS = 0) {
    const lock = await takeLock(file, options());
    lock.release();
    writeFileSync(file, content);
    const then = new Date(Date.now() - ageS * 1000);
    utimesSync(file, then, then);
  }

  it('makes the file while it is held and removes it after', async () => {
    const lock = await takeLock(file, options());
    expect(JSON.parse(readFileSync(file, 'utf8')).process.pid).toBe(process.pid);
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that is dead', async () => {
    await placeLock(holder(await deadProcess()));
    const lock = await takeLock(file, options());
    expect(JSON.parse(readFileSync(file, 'utf8')).project).toBe('here');
    lock.release();
  });

  it('takes over when the process id now belongs to another process', async () => {
    await placeLock(holder({ pid: process.pid, started: 'long ago' }));
    (await takeLock(file, options())).release();
  });

  it('ends the tools that a dead set-up left, before it goes on', async () => {
    const tool = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { detached: true });
    await once(tool, 'spawn');
    const mark = markProcess(tool.pid ?? 0);
    await placeLock(holder(await deadProcess(), { children: [mark] }));
    const lock = await takeLock(file, options());
    expect(isAlive(mark)).toBe(false);
    expect(said).toEqual(['ends 1 tool(s) left by a set-up that was killed']);
    lock.release();
  });

  it('waits while the holder lives', async () => {
    const first = await takeLock(file, options());
    let got = false;
    const second = takeLock(file, options()).then((lock) => {
      got = true;
      return lock;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(got).toBe(false);
    first.release();
    (await second).release();
    expect(said).toEqual([`waits for another set-up (process ${process.pid}, here)`]);
  });

  it('believes a holder on another machine for a minute after its last sign of life', async () => {
    const elsewhere = holder(await deadProcess(), { space: 'another machine' });
    await placeLock(elsewhere, 30);
    const waiting = takeLock(file, options());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(said).toHaveLength(1);
    const then = new Date(Date.now() - 61_000);
    utimesSync(file, then, then);
    (await waiting).release();
  });

  it('takes over a file that nobody can read, once it is old', async () => {
    await placeLock('{"process":', 11);
    (await takeLock(file, options())).release();
  });

  it('gives the lock to one at a time', async () => {
    let inside = 0;
    let most = 0;
    await placeLock(holder(await deadProcess()));
    const work = async () => {
      const lock = await takeLock(file, options());
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      lock.release();
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(most).toBe(1);
  });
});
