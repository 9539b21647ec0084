import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  FEATURE_CHUNK_ROWS,
  type FeatureCacheIdentity,
  openFeatureCache,
} from '../../../src/main/trainer/feature-cache.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ROWS = 2 * FEATURE_CHUNK_ROWS + 5;
const IDENTITY: FeatureCacheIdentity = { key: 'a', rows: ROWS, columns: 3 };

function chunk(start: number): [Float32Array, boolean[]] {
  const count = Math.min(FEATURE_CHUNK_ROWS, ROWS - start);
  const values = Float32Array.from({ length: count * 3 }, (_, i) => start * 3 + i + 0.5);
  return [values, Array.from({ length: count }, (_, i) => (start + i) % 7 !== 0)];
}

async function fullCache(): Promise<string> {
  const path = join(temporaryFolder(), 'features.bin');
  const cache = await openFeatureCache(path, IDENTITY);
  expect(cache.completedRows()).toBe(0);
  for (let start = 0; start < ROWS; start += FEATURE_CHUNK_ROWS)
    await cache.append(...chunk(start));
  await cache.close();
  return path;
}

async function completedRows(path: string, identity = IDENTITY): Promise<number> {
  const cache = await openFeatureCache(path, identity);
  await cache.close();
  return cache.completedRows();
}

test('gives back what was stored, in any order', async () => {
  const cache = await openFeatureCache(await fullCache(), IDENTITY);
  expect(cache.completedRows()).toBe(ROWS);
  const rows = await cache.readRows([ROWS - 1, 0, 33]);
  const row = (index: number) => [0.5, 1.5, 2.5].map((value) => 3 * index + value);
  expect([...rows]).toEqual([...row(ROWS - 1), ...row(0), ...row(33)]);
  expect([cache.isReadable(0), cache.isReadable(1), cache.isReadable(35)]).toEqual([
    false,
    true,
    false,
  ]);
  await cache.close();
});

test('a file that was cut short keeps the chunks that are whole', async () => {
  const path = await fullCache();
  truncateSync(path, statSync(path).size - 1);
  expect(await completedRows(path)).toBe(2 * FEATURE_CHUNK_ROWS);
});

test('what follows a damaged chunk is not trusted, and can be stored again', async () => {
  const path = await fullCache();
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  const position = 512 + FEATURE_CHUNK_ROWS * 13 + 4 + 10;
  damaged.writeUInt8(damaged.readUInt8(position) ^ 1, position);
  writeFileSync(path, damaged);
  const cache = await openFeatureCache(path, IDENTITY);
  expect(cache.completedRows()).toBe(FEATURE_CHUNK_ROWS);
  await cache.append(...chunk(FEATURE_CHUNK_ROWS));
  await cache.append(...chunk(2 * FEATURE_CHUNK_ROWS));
  await cache.close();
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test('another key, or another number of rows, starts anew', async () => {
  const path = await fullCache();
  expect(await completedRows(path, { ...IDENTITY, key: 'b' })).toBe(0);
  expect(await completedRows(await fullCache(), { ...IDENTITY, rows: ROWS + 1 })).toBe(0);
});

test('refuses a chunk of the wrong size', async () => {
  const cache = await openFeatureCache(join(temporaryFolder(), 'f.bin'), IDENTITY);
  await expect(cache.append(new Float32Array(3), [true])).rejects.toThrow('wrong number of rows');
  await cache.close();
});
