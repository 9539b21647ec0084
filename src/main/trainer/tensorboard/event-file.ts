import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import protobuf from 'protobufjs/minimal.js';
import { tensorflowRecord } from './record.ts';

/** A TensorBoard event file. */
export type EventFile = {
  /** Adds values under their names at a step. */
  readonly scalars: (step: number, values: Readonly<Record<string, number>>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Numbers of fields and their kinds on the wire: TensorFlow, `event.proto` and `summary.proto`. */
const FIELD = {
  wallTime: (1 << 3) | 1,
  step: 2 << 3,
  fileVersion: (3 << 3) | 2,
  summary: (5 << 3) | 2,
  value: (1 << 3) | 2,
  tag: (1 << 3) | 2,
  simpleValue: (2 << 3) | 5,
} as const;

/**
 * Begins an event file in a folder, which is made where it is not there; TensorBoard reads all files of the folder
 * as one run.
 *
 * @param nowMs clock for the events and the file's name, milliseconds since 1970.
 */
export async function openEventFile(folder: string, nowMs: () => number): Promise<EventFile> {
  await mkdir(folder, { recursive: true });
  const seconds = Math.floor(nowMs() / 1000);
  const file = await open(join(folder, `events.out.tfevents.${seconds}.t4sa-studio`), 'a');
  const add = (event: protobuf.Writer): Promise<unknown> => appendRecord(file, event.finish());
  await add(eventAt(nowMs()).uint32(FIELD.fileVersion).string('brain.Event:2'));
  return {
    scalars: async (step, values) => {
      const event = eventAt(nowMs()).uint32(FIELD.step).int64(step).uint32(FIELD.summary).fork();
      for (const [tag, value] of Object.entries(values)) {
        event.uint32(FIELD.value).fork();
        event.uint32(FIELD.tag).string(tag).uint32(FIELD.simpleValue).float(value).ldelim();
      }
      await add(event.ldelim());
    },
    close: () => file.close(),
  };
}

function eventAt(nowMs: number): protobuf.Writer {
  return protobuf.Writer.create()
    .uint32(FIELD.wallTime)
    .double(nowMs / 1000);
}

async function appendRecord(file: FileHandle, content: Uint8Array): Promise<void> {
  await file.appendFile(tensorflowRecord(content));
}
