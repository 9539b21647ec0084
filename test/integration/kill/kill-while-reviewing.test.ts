import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type SeededRandom, seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import type { StudioContract } from '../../../src/shared/contract/studio-contract.ts';
import { VERDICTS, type Verdict } from '../../../src/shared/domain/verdict.ts';
import { fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { foldLog, reviewTables } from '../../helpers/review-tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const SERVER = fileURLToPath(new URL('../../helpers/review-server.ts', import.meta.url));
const SEED = Number(process.env['T4SA_KILL_SEED'] ?? 31);
const KILLS = 6;
const LONGEST_MS = 600;
const IMAGES = Array.from({ length: 300 }, (_, index) => `image ${index}`);
const REVIEWERS = ['Ada', 'Bo'];

type ReviewClient = ContractRouterClient<StudioContract>['review'];
type Answered = { readonly revision: number; readonly row: object };

async function fill(folder: string): Promise<void> {
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  fillWorkspace(workspace, [{ nativeId: '1', images: IMAGES, polarity: 'POS', confidence: 0.9 }]);
  workspace.reviewSets.create({
    ...{ name: 's', kind: 'labelling', createdAtMs: 1, design: {} },
    items: IMAGES.map((image) => ({
      ...{ mediaId: mediaIdOf(image), repeats: null, stratum: null, probability: null },
      ...{ polarity: null, confidence: null },
    })),
  });
  workspace.close();
}

/** Serves the workspace, reviews as fast as it answers, one request at a time, and kills it meanwhile. */
async function reviewUntilKilled(
  folder: string,
  userFolder: string,
  random: SeededRandom,
): Promise<readonly Answered[]> {
  const child = spawn(process.execPath, [SERVER, folder, userFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    const [link] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      closed.then(([code]) => {
        throw new Error(`the server ended with ${code}`);
      }),
    ]);
    const { client, socket } = await connect(String(link));
    const gone = once(socket, 'close').then(() => null);
    const answered: Answered[] = [];
    setTimeout(() => child.kill('SIGKILL'), random.next() * LONGEST_MS);
    for (;;) {
      const answer = await Promise.race([act(client, random).catch(() => null), gone]);
      if (answer === null) return answered;
      answered.push(answer);
    }
  } finally {
    child.kill('SIGKILL');
    await closed;
  }
}

async function connect(link: string): Promise<{ client: ReviewClient; socket: WebSocket }> {
  const response = await fetch(link, { redirect: 'manual' });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const socket = new WebSocket(`ws://${new URL(link).host}/rpc`, { headers: { cookie } });
  await once(socket, 'open');
  const client = createORPCClient<ContractRouterClient<StudioContract>>(
    // why: ws has what the link uses of a browser's WebSocket, under types of its own
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  );
  return { client: client.review, socket };
}

/** One step of some reviewer, with the row that the log must hold once it is answered. */
async function act(client: ReviewClient, random: SeededRandom): Promise<Answered> {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random.next() * of.length)] as T; // why: not empty
  const reviewer = pick(REVIEWERS);
  const verdict: Verdict = pick(VERDICTS);
  const row = { kind: 'verdict', reviewer, verdict: VERDICTS.indexOf(verdict) };
  const choice = random.next();
  if (choice < 0.2) {
    const kind = choice < 0.12 ? 'undo' : 'redo';
    const { action, state } = await client[kind]({ reviewer });
    const turned = { kind, reviewer, target: action?.actionId };
    return { revision: state.revision, row: action === null ? {} : turned };
  }
  if (choice < 0.5) {
    const position = Math.floor(random.next() * IMAGES.length);
    const { state } = await client.sets.answer({ set: 's', position, reviewer, verdict });
    return { revision: state.revision, row: { ...row, origin: 'set' } };
  }
  const count = choice < 0.6 ? 200 : 1;
  const mediaIds = Array.from({ length: count }, () => mediaIdOf(pick(IMAGES)));
  const state = await client.give({ reviewer, origin: 'gallery', mediaIds, verdict });
  return { revision: state.revision, row: { ...row, origin: 'gallery' } };
}

it(`loses no answered verdict when it is killed in the middle of fast reviewing (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const folder = temporaryFolder();
  const userFolder = temporaryFolder();
  await fill(folder);
  let logged = 0;
  let answers = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const answered = await reviewUntilKilled(folder, userFolder, random);
    answers += answered.length;
    (await openWorkspace(folder, { create: false, nowMs: 2 })).close();
    const tables = reviewTables(folder);

    const last = answered.at(-1)?.revision ?? logged;
    expect(tables.log.length - last).toBeOneOf([0, 1]);
    expect(tables.log.map((row) => row.action_id)).toEqual(tables.log.map((_, index) => index + 1));
    for (const { revision, row } of answered) {
      expect(tables.log[revision - 1] ?? {}).toMatchObject(row);
    }
    expect(tables.derived).toEqual(foldLog(tables));
    logged = tables.log.length;
  }
  expect(answers).toBeGreaterThan(KILLS * 5);
  console.info(
    `killed ${KILLS} times (seed ${SEED}); ${answers} answers, ${logged} rows in the log`,
  );
}, 120_000);
