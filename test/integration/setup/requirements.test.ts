import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pythonWithPip, requireCompiler } from '../../../scripts/setup/requirements.mjs';
import { describeFailure } from '../../../scripts/setup/step-failure.mjs';
import { findChromium } from '../../../scripts/test/runners.mjs';

/** The text that a reader sees when the function fails. */
function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return describeFailure('TensorFlow', error);
  }
  throw new Error('it should have failed');
}

describe.skipIf(process.platform === 'win32')('on a machine where something is missing', () => {
  let bin: string;
  const put = (name: string, script = 'exit 0') => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  beforeEach(() => {
    bin = mkdtempSync(join(tmpdir(), 't4sa-bin-'));
  });
  afterEach(() => rmSync(bin, { recursive: true, force: true }));

  it('says that Python is missing and how to get it', () => {
    put('apt-get');
    const text = complaint(() => pythonWithPip({ PATH: bin }));
    expect(text).toContain('why: Python 3 is missing');
    expect(text).toContain('sudo apt-get install python3 python3-pip');
  });

  it('passes over a Python that is too old', () => {
    put('python3', 'exit 1');
    expect(complaint(() => pythonWithPip({ PATH: bin }))).toContain('Python 3 is missing');
  });

  it('says that pip is missing', () => {
    put('dnf');
    put('python3', 'if [ "$1" = -m ]; then exit 1; fi');
    const text = complaint(() => pythonWithPip({ PATH: bin }));
    expect(text).toContain('has no pip');
    expect(text).toContain('sudo dnf install python3-pip');
  });

  it('finds a Python that is called python', () => {
    put('python');
    expect(pythonWithPip({ PATH: bin })).toBe(join(bin, 'python'));
  });

  it('says that the compiler is missing, and then that make is', () => {
    expect(complaint(() => requireCompiler({ PATH: bin }))).toContain('C++ compiler');
    put('g++');
    expect(complaint(() => requireCompiler({ PATH: bin }))).toContain('make is missing');
    put('make');
    requireCompiler({ PATH: bin });
  });

  it('looks for the compiler that CXX names', () => {
    put('g++');
    put('make');
    const env = { PATH: bin, CXX: 'my-compiler -m64' };
    expect(complaint(() => requireCompiler(env))).toContain('(my-compiler) is missing');
    put('my-compiler');
    requireCompiler(env);
  });

  it('finds the browser by its setting, or by its usual names', () => {
    expect(findChromium({ PATH: bin })).toBeUndefined();
    put('chromium-browser');
    expect(findChromium({ PATH: bin })).toBe(join(bin, 'chromium-browser'));
    expect(findChromium({ PATH: bin, T4SA_CHROMIUM: '/nowhere' })).toBeUndefined();
  });
});
