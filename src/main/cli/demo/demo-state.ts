import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../shared/failure.ts';

/** What makes a demo workspace, so that the same command goes on with it. */
const DemoState = z
  .object({
    seed: z.int().nonnegative(),
    posts: z.int().min(100),
    /** The demo's server; addresses of images hold it. */
    port: z.int().positive(),
  })
  .readonly();
export type DemoState = z.infer<typeof DemoState>;

/** Reads the demo's state from a workspace folder; null where no demo was begun. */
export async function readDemoState(folder: string): Promise<DemoState | null> {
  const text = await readFile(fileOf(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return text === null ? null : DemoState.parse(JSON.parse(text));
}

/** Writes the state whole. */
export async function writeDemoState(folder: string, state: DemoState): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(`${fileOf(folder)}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${fileOf(folder)}.new`, fileOf(folder));
}

/**
 * Makes sure that a demo that goes on is the one that was begun.
 *
 * @throws Failure CONFLICT
 */
export function requireSameDemo(
  begun: DemoState,
  asked: { readonly seed: number; readonly posts: number },
): void {
  if (begun.seed === asked.seed && begun.posts === asked.posts) return;
  throw new Failure(
    'CONFLICT',
    `The folder holds a demo of ${begun.posts} posts with seed ${begun.seed}`,
    'Choose another folder for the new demo, or ask for the same one to go on with it.',
  );
}

function fileOf(folder: string): string {
  return join(folder, 'demo.json');
}
