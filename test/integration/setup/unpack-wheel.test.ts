import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectAt } from '../../../scripts/setup/project.mjs';
import { linkNames } from '../../../scripts/setup/tensorflow-choice.mjs';
import { unpack } from '../../../scripts/setup/tensorflow-library.mjs';
import { CAN_RUN, PYTHON, writeWheel } from './machine.ts';

describe.skipIf(!CAN_RUN)('unpacking a wheel', () => {
  let folder: string;
  let wheel: string;
  const project = projectAt('/nowhere', process.env);
  const unpacked = () => unpack(project, PYTHON ?? '', wheel, folder);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 't4sa-wheel-'));
    wheel = join(folder, 'tensorflow-1-py3-none-any.whl');
    writeWheel(wheel);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the library and the headers that the binding needs, and nothing else', async () => {
    await unpacked();
    const files = readdirSync(join(folder, 'include'), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map(({ name }) => name)).toHaveLength(4);
    expect(readdirSync(folder).sort()).toEqual(['include', 'lib', 'tensorflow-1-py3-none-any.whl']);
  });

  it('links the names that the binding asks for', async () => {
    await unpacked();
    const texts = linkNames(process.platform).map((name) =>
      readFileSync(join(folder, 'lib', name), 'utf8'),
    );
    expect(texts).toEqual(['the library', 'the framework']);
  });

  it('tells which packages the GPU needs, as pip writes them', async () => {
    expect(await unpacked()).toEqual([
      'nvidia-cudnn-cu12<10.0,>=9.3',
      'nvidia-nccl-cu12<3.0,>=2.27',
    ]);
  });

  it('fails on a wheel that is cut off', async () => {
    truncateSync(wheel, 600);
    await expect(unpacked()).rejects.toThrow('could not be unpacked');
  });
});
