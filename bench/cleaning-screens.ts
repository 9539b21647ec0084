import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import type { Studio } from '../src/main/app/studio.ts';
import { createStudioRouter } from '../src/main/app/studio-router.ts';
import { withStudio } from '../src/main/cli/with-studio.ts';
import type { DatasetDraft } from '../src/shared/domain/dataset-preview.ts';
import { WHOLE_GALLERY } from '../src/shared/domain/gallery.ts';
import type { GroupsRequest } from '../src/shared/domain/near-duplicates.ts';
import { PAPER_SPLIT_RATIOS } from '../src/shared/domain/split.ts';
import { median } from './median.ts';

/**
 * Times every question that the screens of cleaning, near-duplicates and datasets ask, over a workspace of
 * `make-million.ts`: cold, which is the first time after the workspace was opened, and warm. Then takes all text cards
 * back and leaves them out again, and tells how long the program did not listen meanwhile.
 *
 *     node bench/cleaning-screens.ts FOLDER [CALLS, 5] [OPENINGS, 2]
 *
 * Cold is cold for the program; the system may have the file in memory. The gallery is read before.
 */
const [folder, calls = '5', openings = '2'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/cleaning-screens.ts FOLDER [CALLS] [OPENINGS]');
  process.exit(2);
}
const LONGEST_MS = 200;
const LONGEST_DEAF_MS = 50;
const LEFT_OUT_PAGE = 12;
const GROUPS_PAGE = 20;
const FEW = 200;
const TICK_MS = 10;
const TEXT_CARDS = 'image:text-card';
const DRAFT: DatasetDraft = {
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
  balance: true,
  splitRatios: PAPER_SPLIT_RATIOS,
  seed: 1,
};

type Question = readonly [name: string, ask: (call: number) => Promise<unknown>];
type Times = { readonly cold: number[]; readonly warm: number[] };

const clientOf = (studio: Studio) =>
  createRouterClient(createStudioRouter(studio), { context: {} });
type StudioClient = ReturnType<typeof clientOf>;

/** What the questions need to know of the workspace. */
type Facts = { readonly leftOut: number; readonly takenBack: number; readonly groups: number };

async function factsOf({ media, nearDuplicates }: StudioClient): Promise<Facts> {
  const page = { reason: TEXT_CARDS, offset: 0, limit: 1 } as const;
  return {
    leftOut: (await media.leftOut(page)).total,
    takenBack: (await media.takenBack(page)).total,
    groups: (await nearDuplicates.overview()).groups,
  };
}

function questionsOf(client: StudioClient, facts: Facts): readonly Question[] {
  const { media, nearDuplicates, datasets, funnel, benchmarks, settings } = client;
  const page = { reason: TEXT_CARDS, limit: LEFT_OUT_PAGE } as const;
  const groups = (shown: GroupsRequest['shown'], order: GroupsRequest['order'], offset = 0) =>
    nearDuplicates.groups({ shown, order, offset, limit: GROUPS_PAGE });
  const draft = (call: number): DatasetDraft => {
    const low = 0.4 + call / 200;
    return { ...DRAFT, selection: { NEG: low, NEU: low, POS: low } };
  };
  const middle = Math.floor(facts.groups / 2);
  const last = Math.max(0, facts.groups - GROUPS_PAGE);
  const lastTaken = Math.max(0, facts.takenBack - LEFT_OUT_PAGE);
  return [
    ['funnel, with what was rejected', () => funnel.get()],
    ['settings', () => settings.get()],
    ['left out, counts', () => media.leftOutCounts()],
    ['left out, first page', () => media.leftOut({ ...page, offset: 0 })],
    ['left out, middle', () => media.leftOut({ ...page, offset: Math.floor(facts.leftOut / 2) })],
    ['left out, last', () => media.leftOut({ ...page, offset: facts.leftOut - LEFT_OUT_PAGE })],
    ['taken back, first page', () => media.takenBack({ ...page, offset: 0 })],
    ['taken back, last', () => media.takenBack({ ...page, offset: lastTaken })],
    ['measurements', () => nearDuplicates.measurements()],
    ['groups, overview', () => nearDuplicates.overview()],
    ['groups, largest first', () => groups('all', 'largest')],
    ['groups, largest first, middle', () => groups('all', 'largest', middle)],
    ['groups, largest first, last', () => groups('all', 'largest', last)],
    ['groups, least sure first', () => groups('all', 'least-sure')],
    ['groups, least sure first, last', () => groups('all', 'least-sure', last)],
    ['groups in conflict, largest first', () => groups('conflicts', 'largest')],
    ['groups in conflict, least sure first', () => groups('conflicts', 'least-sure')],
    ['groups by hand', () => groups('by-hand', 'largest')],
    ['datasets', () => datasets.list()],
    ['benchmarks', () => benchmarks.list()],
    ['leaks of a dataset', () => datasets.leaks({ name: 'bench' })],
    ['preview of a dataset', (call) => datasets.preview(draft(call))],
  ];
}

const times = new Map<string, Times>();
const userData = mkdtempSync(join(tmpdir(), 't4sa-bench-'));
const environment = { ...process.env, T4SA_USER_DATA: userData };
const opened = <T>(work: (client: StudioClient) => Promise<T>): Promise<T> =>
  withStudio('command-line', environment, async (studio) => {
    await studio.open(folder, { create: false });
    const client = clientOf(studio);
    await client.gallery.open({ filter: WHOLE_GALLERY, order: 'newest', grouping: 'none' });
    return work(client);
  });
// Threads that answer do not keep the program alive.
const alive = setInterval(() => {}, 1000);
try {
  const facts = await opened(factsOf);
  for (let opening = 0; opening < Number(openings); opening += 1) {
    await opened((client) => ask(questionsOf(client, facts)));
  }
  showTimes();
  await opened(decide);
} finally {
  clearInterval(alive);
  rmSync(userData, { recursive: true, force: true });
}

async function ask(questions: readonly Question[]): Promise<void> {
  for (const [name, question] of questions) {
    const taken = times.get(name) ?? { cold: [], warm: [] };
    times.set(name, taken);
    for (let call = 0; call <= Number(calls); call += 1) {
      const startMs = performance.now();
      await question(call);
      (call === 0 ? taken.cold : taken.warm).push(performance.now() - startMs);
    }
  }
}

function showTimes(): void {
  for (const [name, { cold, warm }] of times) {
    const worst = Math.max(...warm);
    const figures = `cold ${milliseconds(median(cold))}, warm ${milliseconds(median(warm))}, worst ${milliseconds(worst)}`;
    console.log(
      `${name.padEnd(38)}${figures}${worst > LONGEST_MS ? `: over ${LONGEST_MS} ms` : ''}`,
    );
  }
}

async function decide({ media }: StudioClient): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const measured = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    delay.reset();
    delay.enable();
    const startMs = performance.now();
    const given = await work();
    const took = performance.now() - startMs;
    // What the last batch held up counts too.
    await after(TICK_MS);
    delay.disable();
    const [p99, worst] = [delay.percentile(99) / 1e6, delay.max / 1e6];
    console.log(
      `${name.padEnd(38)}${milliseconds(took)}; the event loop waited ${milliseconds(p99)} (p99), ${milliseconds(worst)} (worst)` +
        `${p99 > LONGEST_DEAF_MS ? `: over ${LONGEST_DEAF_MS} ms` : ''}`,
    );
    return given;
  };
  const { images } = await media.leftOut({ reason: TEXT_CARDS, offset: 0, limit: FEW });
  const mediaIds = images.map(({ mediaId }) => mediaId);
  const undo = (decision: number) => media.leaveOut({ decision });
  const few = await measured(`take ${mediaIds.length} back`, () => media.takeBack({ mediaIds }));
  await measured('leave them out again', () => undo(few.decision));
  const many = await measured('take all text cards back', () =>
    media.takeBack({ reason: TEXT_CARDS }),
  );
  console.log(`${many.images} were taken back`);
  await measured('leave them out again', () => undo(many.decision));
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
