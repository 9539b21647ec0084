import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparationPlan } from '../../../src/main/cli/demo/demo-plan.ts';
import { DEMO_ENVIRONMENT } from '../../../src/main/cli/demo/prepare-demo.ts';
import { type DemoApiServer, startDemoApiServer } from '../../../src/main/demo/demo-api-server.ts';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const world = createDemoWorld({ seed: 5, posts: 200 });
const TIMEOUT = { timeout: 120_000 };
let server: DemoApiServer;
let made: Awaited<ReturnType<typeof makeOnce>> | null = null;

beforeAll(async () => {
  server = await startDemoApiServer(world, { rateLimit: 100_000 });
});
afterAll(async () => {
  await server.close();
  if (made !== null) rmSync(made.folder, { recursive: true, force: true });
});

/** Crawls the world, builds a dataset and passes it on as ids; a test gets a copy of the folder. */
async function passedOn() {
  made ??= await makeOnce();
  const folder = temporaryFolder();
  cpSync(made.folder, folder, { recursive: true });
  return { ...made, folder };
}

async function makeOnce() {
  const { run, studio } = await aStudio({ environment: DEMO_ENVIRONMENT });
  const plan = preparationPlan({ apiUrl: server.url, posts: 200, seed: 1, benchmarkFolder: '' });
  for (const request of plan) {
    if (request.kind === 'import-benchmark') continue;
    const { state, failure } = await run(request);
    if (state !== 'finished') throw new Error(`${request.kind}: ${failure?.message}`);
  }
  await run({ kind: 'export-dataset', dataset: 'demo', format: 'ids' });
  const { workspace } = studio.requireSession();
  const folder = mkdtempSync(join(tmpdir(), 't4sa-ids-'));
  cpSync(join(workspace.folders.exports, 'demo-ids'), folder, { recursive: true });
  return {
    folder,
    dataset: workspace.datasets.find('demo'),
    items: workspace.datasets.items('demo'),
  };
}

const requestOf = (folder: string, apiUrl = server.url) =>
  ({ kind: 'rehydrate', folder, apiUrl }) as const;

describe('rehydrate', () => {
  it(
    'brings posts and images into another workspace and makes the dataset anew',
    TIMEOUT,
    async () => {
      const { folder, dataset, items } = await passedOn();
      const { run, studio } = await aStudio({ environment: DEMO_ENVIRONMENT });

      const first = await run(requestOf(folder));

      expect(first.failure).toBeNull();
      const { datasets } = studio.requireSession().workspace;
      expect(datasets.find('demo')).toMatchObject({ hash: dataset?.hash, counts: dataset?.counts });
      expect(datasets.items('demo')).toEqual(items);
      expect(first.summary).toMatchObject({
        ...{ dataset: 'demo', images: items.length, sameBytes: items.length, missing: 0 },
      });
      const asked = server.requests.lookup;
      expect(asked).toBeGreaterThan(0);

      const second = await run(requestOf(folder));

      expect(second.summary).toMatchObject({ dataset: 'demo', posts: 0, images: items.length });
      expect(datasets.list()).toHaveLength(1);
      expect(server.requests.lookup).toBe(asked);
    },
  );

  it('makes it of what is left when posts are gone', TIMEOUT, async () => {
    const { folder, items } = await passedOn();
    const posts = world.posts.filter((_, index) => index % 4 !== 0);
    const later = await startDemoApiServer({ ...world, posts }, { rateLimit: 100_000 });
    try {
      const { run, studio } = await aStudio({ environment: DEMO_ENVIRONMENT });
      const { summary } = await run(requestOf(folder, later.url));
      const left = studio.requireSession().workspace.datasets.items('demo');

      expect(left.length).toBeLessThan(items.length);
      expect(left.length).toBeGreaterThan(items.length / 2);
      expect(items).toEqual(expect.arrayContaining([...left]));
      expect(summary).toMatchObject({ images: left.length, missing: items.length - left.length });
    } finally {
      await later.close();
    }
  });

  it('says what is wrong with a folder, and what cannot be looked up', TIMEOUT, async () => {
    const { folder } = await passedOn();
    const { run } = await aStudio({ environment: DEMO_ENVIRONMENT });

    const nothing = await run(requestOf(temporaryFolder()));
    expect(nothing.failure).toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('dataset.json'),
    });

    const { run: withoutToken } = await aStudio();
    const refused = await withoutToken(requestOf(folder));
    expect(refused.failure?.message).toContain('No bearer token');

    for (const split of ['train', 'validation', 'test']) {
      const table = join(folder, `${split}.csv`);
      await writeFile(table, (await readFile(table, 'utf8')).replaceAll(/^"x"/gm, '"file"'));
    }
    const elsewhere = await run(requestOf(folder));
    expect(elsewhere.failure).toMatchObject({
      kind: 'NOT_FOUND',
      advice: expect.stringContaining('cannot be looked up'),
    });

    await writeFile(join(folder, 'train.csv'), 'x,7.58E+17,1,POS,0.9\n');
    const broken = await run(requestOf(folder));
    expect(broken.failure?.message).toContain('train.csv, line 1');
  });
});
