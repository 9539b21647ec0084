import type { DemoWorld } from '../demo-world.ts';
import { checkParameters, listPosts } from './answer-search.ts';
import { type DemoApiAnswer, invalidRequest } from './demo-api-answer.ts';

const STEPS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Answers `GET /2/tweets/counts/recent`: how many posts match, by minute, hour (default) or day. */
export function answerCounts(world: DemoWorld, parameters: URLSearchParams): DemoApiAnswer {
  const refusal = checkParameters(parameters, ['granularity', 'search_count.fields']);
  if (refusal !== null) return refusal;
  const granularity = parameters.get('granularity') ?? 'hour';
  const step = STEPS[granularity];
  if (step === undefined)
    return invalidRequest(
      'granularity',
      granularity,
      `The granularity query parameter value [${granularity}] is not one of [minute,hour,day]`,
    );
  const posts = [...new Set(listPosts(world, parameters))];
  const counts = new Map<number, number>();
  for (const { createdAtMs } of posts) {
    const start = Math.floor(createdAtMs / step) * step;
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const data = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([start, count]) => ({
      start: new Date(start).toISOString(),
      end: new Date(start + step).toISOString(),
      tweet_count: count,
    }));
  return { status: 200, body: { data, meta: { total_tweet_count: posts.length } } };
}
