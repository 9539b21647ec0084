import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFeatureStore } from '../../../src/main/trainer/feature-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const COLUMNS = 3;
const ROW_BYTES = COLUMNS * 2 + 4;

function key(number: number): string {
  return number.toString(16).padStart(64, '0');
}

async function stored(folder: string, numbers: readonly number[]): Promise<void> {
  const store = await openFeatureStore(folder, 'plain', COLUMNS);
  const values = numbers.flatMap((number) => [number, -number, number / 2]);
  await store.append(numbers.map(key), Float32Array.from(values));
  await store.close();
}

async function known(folder: string, numbers: readonly number[]): Promise<readonly boolean[]> {
  const store = await openFeatureStore(folder, 'plain', COLUMNS);
  await store.close();
  return numbers.map((number) => store.rowOf(key(number)) !== undefined);
}

test('rows come back by their keys, after the store was closed too', async () => {
  const folder = temporaryFolder();
  await stored(folder, [1, 2]);
  await stored(folder, [3]);
  const store = await openFeatureStore(folder, 'plain', COLUMNS);
  const rows = [3, 1].map((number) => store.rowOf(key(number)) ?? -1);
  expect([...(await store.read(rows))]).toEqual([3, -3, 1.5, 1, -1, 0.5]);
  expect(store.rowOf(key(4))).toBeUndefined();
  await store.close();
});

test('numbers beyond 16 bits become the largest, not infinite', async () => {
  const folder = temporaryFolder();
  await stored(folder, [1e6]);
  const store = await openFeatureStore(folder, 'plain', COLUMNS);
  expect([...(await store.read([0]))]).toEqual([65_504, -65_504, 65_504]);
  await store.close();
});

test('a row without a key, or a key without a whole row, is not there', async () => {
  const folder = temporaryFolder();
  await stored(folder, [1, 2]);
  appendFileSync(join(folder, 'plain.features'), Buffer.alloc(ROW_BYTES + 3));
  expect(await known(folder, [1, 2])).toEqual([true, true]);
  truncateSync(join(folder, 'plain.features'), 2 * ROW_BYTES - 1);
  expect(await known(folder, [1, 2])).toEqual([true, false]);
  await stored(folder, [5]);
  expect(await known(folder, [1, 2, 5])).toEqual([true, false, true]);
  expect(statSync(join(folder, 'plain.features')).size).toBe(2 * ROW_BYTES);
});

test('a damaged row is found and forgotten, and can be added again', async () => {
  const folder = temporaryFolder();
  await stored(folder, [1, 2]);
  const bytes = readFileSync(join(folder, 'plain.features'));
  bytes.writeUInt8(bytes.readUInt8(ROW_BYTES) ^ 1, ROW_BYTES);
  writeFileSync(join(folder, 'plain.features'), bytes);
  const store = await openFeatureStore(folder, 'plain', COLUMNS);
  expect(await store.check([key(1), key(2)])).toBe(1);
  expect(store.rowOf(key(1))).toBe(0);
  expect(store.rowOf(key(2))).toBeUndefined();
  await store.append([key(2)], Float32Array.of(7, 8, 9));
  expect([...(await store.read([store.rowOf(key(2)) ?? -1]))]).toEqual([7, 8, 9]);
  await store.close();
  expect(await known(folder, [1, 2])).toEqual([true, true]);
});
