import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importInThread } from '../../src/main/weights/import/import-in-thread.ts';
import type { ImportRequest } from '../../src/main/weights/import/import-request.ts';
import type { NetworkWeights } from '../../src/shared/domain/network-weights.ts';
import { FIXTURE_HYBRID_CNN, FIXTURE_VGG_19 } from './fixture-networks.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/weights', import.meta.url));

/** Path of a file that `make-fixtures.py` made. */
export function weightsFixture(name: string): string {
  return join(FIXTURES, name);
}

/** Imports weights of the narrow networks, on this thread. */
export function importNarrow(
  into: string,
  files: readonly string[],
  more: Partial<ImportRequest> = {},
) {
  return importInThread(
    {
      files,
      name: 'weights',
      into,
      nowMs: 0,
      networks: [FIXTURE_VGG_19, FIXTURE_HYBRID_CNN],
      catalogue: [],
      ...more,
    },
    () => {},
  );
}

/** The tensors of imported weights, by name. */
export function importedTensors(
  into: string,
  { name, tensors }: NetworkWeights,
): ReadonlyMap<string, Float32Array> {
  const bytes = readFileSync(join(into, name, 'weights.bin'));
  return new Map(
    tensors.map(({ name: tensor, shape, offset }) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const values = new Float32Array(length);
      for (let i = 0; i < length; i += 1) values[i] = bytes.readFloatLE(offset + 4 * i);
      return [tensor, values];
    }),
  );
}
