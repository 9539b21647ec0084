import { createInterface } from 'node:readline';
import type { Answer } from './alternately.ts';

/** Does a piece of work for every line that comes in, and answers with what it took. */
export async function answerLines(work: () => unknown): Promise<void> {
  for await (const _ of createInterface({ input: process.stdin })) {
    const began = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const answer: Answer = {
      seconds: (performance.now() - began) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
    console.log(JSON.stringify(answer));
  }
}
