import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('../fixtures/torch-reference.py', import.meta.url));

/** The interpreter that has torch; `T4SA_PYTHON` names another than `python3`. */
export const PYTHON = process.env['T4SA_PYTHON'] ?? 'python3';

/** Whether there is a Python with torch; says loudly what is skipped where there is none. */
export function hasTorch(): boolean {
  const found = spawnSync(PYTHON, ['-c', 'import torch']).status === 0;
  if (!found) {
    console.warn(
      `SKIPPED: ${PYTHON} has no torch, so networks are not compared with PyTorch. ` +
        'Install it (pip install torch), or name an interpreter that has it in T4SA_PYTHON.',
    );
  }
  return found;
}

export type NamedValues = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
};

type ReferenceRequest = {
  readonly network: string;
  /** The images as `images`, and the weights as `<layer>/kernel` and `<layer>/bias`. */
  readonly tensors: readonly NamedValues[];
};

/** Logits and gradients of a network in PyTorch, by name, in TensorFlow's order of axes. */
export function torchReference(
  request: ReferenceRequest & { readonly polarities: readonly number[] },
): ReadonlyMap<string, NamedValues> {
  return askTorch('compare', request);
}

/** Grad-CAM of a network's last convolution in PyTorch: `map`, [n, rows, columns]. */
export function torchGradCam(
  request: ReferenceRequest & { readonly polarity: number },
): NamedValues | undefined {
  return askTorch('grad-cam', request).get('map');
}

function askTorch(
  question: 'compare' | 'grad-cam',
  { tensors, ...request }: ReferenceRequest,
): ReadonlyMap<string, NamedValues> {
  const folder = temporaryFolder();
  const described = tensors.map(({ name, shape }) => [name, shape]);
  writeFileSync(join(folder, 'request.json'), JSON.stringify({ ...request, tensors: described }));
  writeFileSync(
    join(folder, 'request.bin'),
    Buffer.concat(
      tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
    ),
  );
  const run = spawnSync(PYTHON, [SCRIPT, question, folder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`PyTorch did not answer:\n${run.stderr}`);
  return readAnswer(folder);
}

function readAnswer(folder: string): ReadonlyMap<string, NamedValues> {
  const described: readonly (readonly [string, readonly number[]])[] = JSON.parse(
    readFileSync(join(folder, 'answer.json'), 'utf8'),
  );
  const bytes = readFileSync(join(folder, 'answer.bin'));
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let offset = 0;
  return new Map(
    described.map(([name, shape]) => {
      const size = shape.reduce((product, side) => product * side, 1);
      const values = all.subarray(offset, offset + size);
      offset += size;
      return [name, { name, shape, values }];
    }),
  );
}
