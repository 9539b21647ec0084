import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../shared/failure.ts';
import type { DemoApiServer } from '../../demo/demo-api-server.ts';
import { DEMO_BEARER_TOKEN, startDemoApiServer } from '../../demo/demo-api-server.ts';
import { writeDemoBenchmark } from '../../demo/demo-benchmark.ts';
import { createDemoWorld, type DemoWorld } from '../../demo/demo-world.ts';
import { readDemoState, requireSameDemo, writeDemoState } from './demo-state.ts';

export type PreparedDemo = {
  readonly world: DemoWorld;
  readonly server: DemoApiServer;
  readonly benchmarkFolder: string;
};

/** What the program's environment must be, to collect from the demo's server. */
export const DEMO_ENVIRONMENT = {
  T4SA_ALLOW_LOOPBACK: '1',
  T4SA_X_BEARER_TOKEN: DEMO_BEARER_TOKEN,
} as const;

/** More than the crawl of any demo asks for: a demo should not wait for a quarter of an hour. */
const RATE_LIMIT = 100_000;

/**
 * Makes the demo's world, starts its server, and writes its benchmark.
 *
 * A demo that was begun in this folder goes on at the port that its images' addresses hold.
 *
 * @throws Failure CONFLICT when the folder holds another demo, or its port is taken.
 */
export async function prepareDemo(options: {
  readonly folder: string;
  readonly seed: number;
  readonly posts: number;
  readonly perPolarity: number;
}): Promise<PreparedDemo> {
  const begun = await readDemoState(options.folder);
  if (begun !== null) requireSameDemo(begun, options);
  const world = createDemoWorld(options);
  const server = await startServer(world, begun?.port);
  if (begun === null) {
    await writeDemoState(options.folder, {
      seed: options.seed,
      posts: options.posts,
      port: z.coerce.number().parse(new URL(server.url).port),
    });
  }
  const benchmarkFolder = join(options.folder, 'raw', 'benchmark');
  await writeDemoBenchmark(benchmarkFolder, options);
  return { world, server, benchmarkFolder };
}

async function startServer(world: DemoWorld, port: number | undefined): Promise<DemoApiServer> {
  return startDemoApiServer(world, {
    rateLimit: RATE_LIMIT,
    ...(port === undefined ? {} : { port }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Failure(
      'CONFLICT',
      `Port ${port}, which this demo's images are served from, is taken`,
      'End the program that uses it (another demo, perhaps), or begin a demo in another folder.',
      { cause: error },
    );
  });
}
