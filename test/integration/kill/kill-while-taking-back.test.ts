import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { settleDecisions } from '../../../src/main/pipeline/settle-decisions.ts';
import { openWorkspace, type Workspace } from '../../../src/main/storage/open-workspace.ts';
import { fillWithLeftOut } from '../../helpers/left-out-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const DECIDE = fileURLToPath(new URL('../../helpers/decide-on-images.ts', import.meta.url));
const SEED = Number(process.env['T4SA_KILL_SEED'] ?? 32);
const IMAGES = 6000;
const LONGEST_MS = 120;
const idle = { signal: new AbortController().signal, report: () => undefined };

async function filled(): Promise<string> {
  const folder = temporaryFolder();
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  fillWithLeftOut(workspace, IMAGES);
  workspace.close();
  return folder;
}

/** Decides in a process of its own, which is killed after some batches. */
async function decideUntilKilled(args: readonly string[], afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [DECIDE, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    const lines = createInterface({ input: child.stdout });
    await Promise.race([once(lines, 'line'), closed]);
    await Promise.race([after(afterMs), closed]);
  } finally {
    child.kill('SIGKILL');
    await closed;
  }
}

async function inWorkspace<T>(
  folder: string,
  work: (workspace: Workspace) => T | Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(folder, { create: false, nowMs: 2 });
  try {
    return await work(workspace);
  } finally {
    workspace.close();
  }
}

/** How many are left out, taken back and unchecked. */
function shares({ leftOut, media }: Workspace) {
  const [{ leftOut: out, takenBack } = { leftOut: 0, takenBack: 0 }] = leftOut.counts();
  return { out, takenBack, unchecked: media.countUnchecked() };
}

it(`a decision that a kill cut short is finished, or undone as one (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const [finished, undone] = [await filled(), await filled()];
  for (const folder of [finished, undone]) {
    await decideUntilKilled([folder], random.next() * LONGEST_MS);
    const { out, takenBack, unchecked } = await inWorkspace(folder, shares);
    console.info(`killed with ${takenBack} of ${IMAGES} images taken back (seed ${SEED})`);
    expect(out + takenBack).toBe(IMAGES);
    expect(unchecked).toBe(takenBack);
  }

  await inWorkspace(finished, async (workspace) => {
    await settleDecisions(workspace, idle);
    expect(shares(workspace)).toEqual({ out: 0, takenBack: IMAGES, unchecked: IMAGES });
  });
  await decideUntilKilled([finished, '1'], random.next() * LONGEST_MS);
  for (const folder of [finished, undone]) {
    await inWorkspace(folder, async (workspace) => {
      workspace.leftOut.leaveOut({ decision: 1 });
      await settleDecisions(workspace, idle);
      expect(shares(workspace)).toEqual({ out: IMAGES, takenBack: 0, unchecked: 0 });
      expect(workspace.leftOut.unsettled()).toBe(0);
    });
  }
}, 60_000);
