import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs/minimal.js';
import { expect, test } from 'vitest';
import { crc32c } from '../../../../src/main/trainer/tensorboard/crc32c.ts';
import { openEventFile } from '../../../../src/main/trainer/tensorboard/event-file.ts';
import { tensorflowRecord } from '../../../../src/main/trainer/tensorboard/record.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

test('the checksum is that of RFC 3720, appendix B.4', () => {
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, byte) => byte))).toBe(0x46dd794e);
});

test('a record is the one that TensorFlow writes', () => {
  // Of TensorBoard's RecordWriter, asked to write b'ab'.
  expect(Buffer.from(tensorflowRecord(Buffer.from('ab'))).toString('hex')).toBe(
    '020000000000000078270b3461621cb0f0f4',
  );
});

test('scalars come back with their steps, from several files of one run', async () => {
  const folder = temporaryFolder();
  for (const [second, step] of [
    [10, 1],
    [20, 2],
  ] as const) {
    const file = await openEventFile(folder, () => second * 1000);
    await file.scalars(step, { 'train/loss': step / 4, 'train/accuracy': 0.5 });
    await file.close();
  }
  const events = readdirSync(folder)
    .sort()
    .flatMap((name) => eventsOf(join(folder, name)));
  expect(events).toEqual([
    { seconds: 10, version: 'brain.Event:2' },
    { seconds: 10, step: 1, values: { 'train/loss': 0.25, 'train/accuracy': 0.5 } },
    { seconds: 20, version: 'brain.Event:2' },
    { seconds: 20, step: 2, values: { 'train/loss': 0.5, 'train/accuracy': 0.5 } },
  ]);
});

/** The events of a file, read by the published definitions. */
function eventsOf(path: string): readonly unknown[] {
  const bytes = readFileSync(path);
  const events: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    const content = bytes.subarray(at + 12, at + 12 + length);
    expect(Buffer.from(tensorflowRecord(content))).toEqual(bytes.subarray(at, at + 16 + length));
    events.push(eventOf(protobuf.Reader.create(content)));
    at += 16 + length;
  }
  return events;
}

function eventOf(reader: protobuf.Reader): unknown {
  const event: Record<string, unknown> = {};
  while (reader.pos < reader.len) {
    const field = reader.uint32() >>> 3;
    if (field === 1) event['seconds'] = reader.double();
    else if (field === 2) event['step'] = Number(reader.int64());
    else if (field === 3) event['version'] = reader.string();
    else if (field === 5) event['values'] = valuesOf(protobuf.Reader.create(reader.bytes()));
    else throw new Error(`an unknown field ${field}`);
  }
  return event;
}

function valuesOf(summary: protobuf.Reader): Record<string, number> {
  const values: Record<string, number> = {};
  while (summary.pos < summary.len) {
    summary.uint32();
    const value = protobuf.Reader.create(summary.bytes());
    value.uint32();
    const tag = value.string();
    value.uint32();
    values[tag] = value.float();
  }
  return values;
}
