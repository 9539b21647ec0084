import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** The interpreter that has torch. */
export const PYTHON = process.env['T4SA_PYTHON'] ?? 'python3';

/** A program that does one piece of work for every line that it is given, and answers with what it took. */
export type Side = { readonly command: string; readonly arguments: readonly string[] };

const Answer = z.object({
  seconds: z.number(),
  /** Of the processor, all threads and child processes together. */
  cpuSeconds: z.number(),
  /** The process's greatest resident memory so far. */
  peakBytes: z.number(),
});
export type Answer = z.infer<typeof Answer>;

/** Lets the sides work in turn, `rounds` times each; returns the answers of each side. */
export async function alternately(
  sides: readonly Side[],
  rounds: number,
): Promise<readonly (readonly Answer[])[]> {
  const processes = sides.map(started);
  const answers: Answer[][] = sides.map(() => []);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, side] of processes.entries()) answers[index]?.push(await side.next());
    }
  } finally {
    for (const side of processes) side.stop();
  }
  return answers;
}

function started({ command, arguments: given }: Side) {
  const child: ChildProcess = spawn(command, given, { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('a process without an output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async (): Promise<Answer> => {
      child.stdin?.write('\n');
      const line = await lines.next();
      if (line.done === true) throw new Error(`${command} ended`);
      return Answer.parse(JSON.parse(line.value));
    },
    stop: () => child.kill(),
  };
}
