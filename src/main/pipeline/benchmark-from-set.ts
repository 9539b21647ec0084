import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import { Failure } from '../../shared/failure.ts';
import { agreedPolarity, LEFT_OUT, type LeftOut } from '../domain/agreed-polarity.ts';
import { byMediaId } from '../domain/media-order.ts';
import type { AgreedItem, BenchmarkStore } from './ports/benchmark-store.ts';
import type { ReviewSetStore } from './ports/review-set-store.ts';

export type SetBenchmark = {
  readonly summary: BenchmarkSummary;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
};

/**
 * Makes a benchmark of the images of a review set on which enough reviewers agree (see `agreedPolarity`).
 *
 * Each image keeps how many of how many reviewers agreed. Hidden repeats decide nothing. From now on, datasets
 * leave out what shows the same picture. The same request finds the benchmark that is there, unless verdicts
 * changed since.
 *
 * @throws Failure NOT_FOUND without the set, BAD_INPUT when no image can go into the benchmark, CONFLICT when a
 * benchmark of this name has other images.
 */
export function benchmarkFromSet(
  ports: {
    readonly reviewSets: Pick<ReviewSetStore, 'find' | 'judged'>;
    readonly benchmarks: BenchmarkStore;
  },
  request: {
    readonly name: string;
    readonly set: string;
    readonly minAgreeing: number;
    readonly nowMs: number;
  },
): SetBenchmark {
  const { name, set, minAgreeing, nowMs } = request;
  if (ports.reviewSets.find(set) === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no review set named ${set}`,
      'Choose one that is there.',
    );
  }
  const { items, leftOut } = agreedItems(ports.reviewSets, set, minAgreeing);
  if (items.length === 0) {
    const counts = LEFT_OUT.map((reason) => `${reason} ${leftOut[reason]}`).join(', ');
    throw new Failure(
      'BAD_INPUT',
      `No image of ${set} can go into the benchmark (${counts})`,
      'Let more reviewers judge the set, adjudicate what they disagree on, or ask for fewer that agree.',
    );
  }
  const rejected = LEFT_OUT.reduce((sum, reason) => sum + leftOut[reason], 0);
  if (ports.benchmarks.find(name) === null) {
    ports.benchmarks.saveAgreed({ name, importedAtMs: nowMs, rejected }, items);
  } else if (JSON.stringify(ports.benchmarks.agreedItems(name)) !== JSON.stringify(items)) {
    throw new Failure(
      'CONFLICT',
      `A benchmark named ${name} is there already, with other images or other labels`,
      'Give the new benchmark another name; benchmarks stay as they are, so that evaluations can be compared.',
    );
  }
  const summary = ports.benchmarks.find(name);
  if (summary === null) throw new Error('the benchmark was not saved');
  return { summary, leftOut };
}

function agreedItems(
  reviewSets: Pick<ReviewSetStore, 'judged'>,
  set: string,
  minAgreeing: number,
): { readonly items: readonly AgreedItem[]; readonly leftOut: Record<LeftOut, number> } {
  const items: AgreedItem[] = [];
  const leftOut = { unjudged: 0, tooFewAgreeing: 0, disputed: 0, unsure: 0, unusable: 0 };
  for (const { mediaId, repeats, verdicts } of reviewSets.judged(set)) {
    if (repeats !== null) continue;
    const agreed = agreedPolarity(verdicts, minAgreeing);
    if (typeof agreed === 'string') leftOut[agreed] += 1;
    else {
      const { polarity, agreeing, annotators } = agreed;
      items.push({ mediaId, polarity, agreeing, annotators });
    }
  }
  return { items: items.sort(byMediaId), leftOut };
}
