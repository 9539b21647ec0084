import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { composeStudio } from '../../src/main/app/compose-studio.ts';
import { preparationPlan } from '../../src/main/cli/demo/demo-plan.ts';
import { DEMO_ENVIRONMENT, prepareDemo } from '../../src/main/cli/demo/prepare-demo.ts';
import { DEMO_BEARER_TOKEN, startDemoApiServer } from '../../src/main/demo/demo-api-server.ts';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { createDemoWorld } from '../../src/main/demo/demo-world.ts';
import { PROGRAM_FILES } from './program-files.ts';

const BENCHMARK_IMAGES = 10;

/** Makes a small demo workspace in a folder: everything but training. */
export async function makeDemoWorkspace(
  folder: string,
): Promise<{ readonly benchmarkImages: number }> {
  const options = { folder, seed: 5, posts: 300, perPolarity: BENCHMARK_IMAGES };
  const demo = await prepareDemo(options);
  const { studio, close } = composeStudio({
    shell: 'command-line',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment: DEMO_ENVIRONMENT,
    ...PROGRAM_FILES,
    startTrainer: () => {
      throw new Error('preparing needs no trainer');
    },
    onBug: console.error,
  });
  try {
    await studio.open(folder, { create: true });
    const { jobs } = studio.requireSession();
    const plan = { ...options, apiUrl: demo.server.url, benchmarkFolder: demo.benchmarkFolder };
    for (const request of preparationPlan(plan)) {
      const job = await jobs.ended(jobs.start(request).jobId);
      if (job.state !== 'finished') throw new Error(`${request.kind}: ${job.failure?.message}`);
    }
  } finally {
    await close();
    await demo.server.close();
  }
  return { benchmarkImages: 3 * BENCHMARK_IMAGES };
}

export type SmallDemo = {
  readonly posts: number;
  readonly apiUrl: string;
  /** A JSONL file of pages, with other posts than those of the API. */
  readonly archive: string;
  readonly benchmarkFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Starts two small worlds: one to crawl, one as an archive file; both serve their images until closed. */
export async function smallDemo(folder: string): Promise<SmallDemo> {
  const posts = 200;
  const [api, archived] = await Promise.all(
    [7, 8].map((seed) =>
      startDemoApiServer(createDemoWorld({ seed, posts }), { rateLimit: 100_000, latencyMs: 2 }),
    ),
  );
  if (api === undefined || archived === undefined) throw new Error('two servers were started');
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'archive.jsonl');
  await writeFile(archive, await pagesOf(archived.url));
  const benchmarkFolder = join(folder, 'benchmark');
  await writeDemoBenchmark(benchmarkFolder, { seed: 9, perPolarity: BENCHMARK_IMAGES });
  return {
    posts,
    apiUrl: api.url,
    archive,
    benchmarkFolder,
    environment: DEMO_ENVIRONMENT,
    close: async () => {
      await Promise.all([api.close(), archived.close()]);
    },
  };
}

const Page = z.looseObject({ meta: z.looseObject({ next_token: z.string().optional() }) });

/** Every page of a search, a line each. */
async function pagesOf(apiUrl: string): Promise<string> {
  const lines: string[] = [];
  for (let token: string | undefined; ; ) {
    const url = new URL('/2/tweets/search/recent', apiUrl);
    url.searchParams.set('query', 'today has:images');
    url.searchParams.set('max_results', '50');
    url.searchParams.set('expansions', 'attachments.media_keys,referenced_tweets.id');
    url.searchParams.set('media.fields', 'media_key,type,url,width,height');
    url.searchParams.set(
      'tweet.fields',
      'attachments,created_at,lang,note_tweet,referenced_tweets',
    );
    if (token !== undefined) url.searchParams.set('next_token', token);
    const response = await fetch(url, {
      headers: { Authorization: `Bearer ${DEMO_BEARER_TOKEN}` },
    });
    const text = await response.text();
    const page = Page.safeParse(JSON.parse(text));
    if (!page.success) throw new Error(`the demo's API answered ${text}`);
    lines.push(text);
    token = page.data.meta.next_token;
    if (token === undefined) return `${lines.join('\n')}\n`;
  }
}
