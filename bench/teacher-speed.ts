// What bench/teacher.ts starts in a process of its own, without TensorFlow: gets texts from it, classifies
// them, and tells the speed, the time to be ready, and the memory. Without a folder it measures VADER.
import { once } from 'node:events';
import type { Teacher } from '../src/main/pipeline/ports/teacher.ts';
import { tandemOnShelf } from '../src/main/teacher/tandem/tandem-on-shelf.ts';
import { createVaderTeacher } from '../src/main/teacher/vader-teacher.ts';

const WORKER = new URL('../src/main/teacher/tandem/tandem-worker.ts', import.meta.url).pathname;
/** Texts to get warm on: threads start, code is compiled. */
const WARM_UP = 2000;
/** As many as the labelling stage asks for at once. */
const BATCH = 1000;

async function main(folder: string): Promise<void> {
  const texts = (await once(process, 'message'))[0] as readonly string[]; // why: sent by the bench
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const teacher = folder === '' ? createVaderTeacher() : await tandemOf(folder);
  await teacher.classify(['ready?']);
  const ready = performance.now() - started;
  await readAll(teacher, texts.slice(0, WARM_UP));
  const processor = process.cpuUsage();
  const begun = performance.now();
  await readAll(teacher, texts);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(processor);
  const cores = (user + system) / 1e6 / seconds;
  const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
  console.log(
    `${teacher.name}: ${Math.round(texts.length / seconds)} tweets/s ` +
      `(${cores.toFixed(2)} cores had, ${Math.round(texts.length / seconds / cores)} a core), ` +
      `ready in ${Math.round(ready)} ms, process ${mebibytes(process.memoryUsage.rss())} ` +
      `(${mebibytes(before)} before the teacher)`,
  );
  process.exit(0);
}

async function readAll(teacher: Teacher, texts: readonly string[]): Promise<void> {
  for (let start = 0; start < texts.length; start += BATCH) {
    await teacher.classify(texts.slice(start, start + BATCH));
  }
}

async function tandemOf(folder: string): Promise<Teacher> {
  const onShelf = await tandemOnShelf(folder, WORKER);
  if (onShelf === null) throw new Error(`${folder} holds no teacher`);
  return onShelf.load();
}

await main(process.argv[2] ?? '');
