import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/main/cli/main.ts', import.meta.url));

export type StudioRun = {
  readonly code: number | null;
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly stderr: string;
  /** Milliseconds from the first progress event to the end. */
  readonly workMs: number;
};

/**
 * Runs the command line in a process of its own, with `--json`.
 *
 * @param kill kills the process that long after its first progress event, as `kill -9` does.
 */
export async function runStudio(
  args: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly kill?: { readonly afterMs: number };
  } = {},
): Promise<StudioRun> {
  const child = spawn(process.execPath, [CLI, '--json', ...args], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const events: Record<string, unknown>[] = [];
  let workBeganMs: number | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(JSON.parse(line));
    if (workBeganMs !== null) return;
    workBeganMs = performance.now();
    if (options.kill !== undefined) killLater(child, options.kill.afterMs);
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, events, stderr, workMs: performance.now() - (workBeganMs ?? performance.now()) };
}

function killLater(child: ChildProcess, afterMs: number): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  child.on('exit', () => clearTimeout(timer));
}
