import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import type { EvaluatedModel } from '../../src/shared/domain/evaluated-model.ts';
import type { EvaluationTarget } from '../../src/shared/domain/evaluation-target.ts';
import type { Polarity, Probabilities } from '../../src/shared/domain/polarity.ts';
import { mediaIdOf } from './a-workspace.ts';

const CLEAN = {
  kind: 'clean',
  ...{ format: 'jpeg', width: 640, height: 480, hash: { high: 1, low: 2 } },
} as const;

export const PEOPLE: EvaluationTarget = { kind: 'benchmark', name: 'people' };

/** Saves a benchmark `people` of images of these names; no files are written. */
export function saveBenchmark(
  { benchmarks }: Workspace,
  items: readonly {
    readonly name: string;
    readonly polarity: Polarity;
    /** Of five people. */
    readonly agreeing?: number;
  }[],
): void {
  benchmarks.save(
    { name: 'people', importedAtMs: 1, rejected: 0, form: 'twitter-testing' },
    items.map(({ name, polarity, agreeing }) => ({
      mediaId: mediaIdOf(name),
      ...{ polarity, file: `${name}.jpg`, className: polarity, sizeBytes: 10, inspection: CLEAN },
      agreement: agreeing === undefined ? null : { agreeing, annotators: 5 },
    })),
  );
}

/** Saves what a model says of images of these names, and that it was measured. */
export function saveJudgements(
  { evaluations }: Workspace,
  model: EvaluatedModel,
  target: EvaluationTarget,
  judged: Readonly<Record<string, Probabilities | null>>,
): void {
  const predictions = Object.entries(judged).map(([name, probabilities]) => ({
    mediaId: mediaIdOf(name),
    probabilities,
  }));
  evaluations.savePredictions({ model, target }, predictions);
  const unreadable = predictions.filter(({ probabilities }) => probabilities === null).length;
  evaluations.save({
    ...{ model, target, evaluatedAtMs: 5, images: predictions.length - unreadable, unreadable },
    ...{ accuracy: { value: 0.5, low: 0.4, high: 0.6 }, twoWayAccuracy: null },
  });
}
