import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedAsLocked } from '../../../scripts/setup/packages.mjs';
import { projectAt } from '../../../scripts/setup/project.mjs';

type Entries = Record<string, { version: string; optional?: boolean }>;

describe('installedAsLocked', () => {
  let root: string;
  const put = (path: string, value: unknown) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(value));
  };
  /** What the lock file says, what npm recorded, and which package folders are there. */
  const judge = (locked: Entries, recorded: Entries | undefined, there: string[]) => {
    put('package-lock.json', { packages: { '': {}, ...locked } });
    if (recorded) put('node_modules/.package-lock.json', { packages: recorded });
    for (const path of there) put(`${path}/package.json`, {});
    return installedAsLocked(projectAt(root, {}));
  };
  const a = { 'node_modules/a': { version: '1.0.0' } };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 't4sa-packages-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('holds when all is there in the right version', () => {
    expect(judge(a, a, ['node_modules/a'])).toBe(true);
  });

  it('does not hold without the record that npm writes at the end', () => {
    expect(judge(a, undefined, ['node_modules/a'])).toBe(false);
  });

  it('does not hold for another version', () => {
    expect(judge({ 'node_modules/a': { version: '2.0.0' } }, a, ['node_modules/a'])).toBe(false);
  });

  it('does not hold when a folder is gone', () => {
    expect(judge(a, a, [])).toBe(false);
  });

  it('does not hold when there is a package too many', () => {
    const both = { ...a, 'node_modules/b': { version: '1.0.0' } };
    expect(judge(a, both, ['node_modules/a', 'node_modules/b'])).toBe(false);
  });

  it('holds without the optional packages of other platforms, not without others', () => {
    const optional = { ...a, 'node_modules/b': { version: '1.0.0', optional: true } };
    expect(judge(optional, a, ['node_modules/a'])).toBe(true);
    const needed = { ...a, 'node_modules/b': { version: '1.0.0' } };
    expect(judge(needed, a, ['node_modules/a'])).toBe(false);
  });
});
