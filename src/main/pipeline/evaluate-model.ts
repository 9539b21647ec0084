import { type EvaluatedModel, modelName } from '../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../shared/domain/evaluation-report.ts';
import { type EvaluationTarget, targetName } from '../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import type { BenchmarkStore } from './ports/benchmark-store.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { EvaluationStore } from './ports/evaluation-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { Trainer } from './ports/trainer.ts';
import type { StageControl } from './stage-control.ts';

/** What predictions come to, as it stands in a list of evaluations. */
export type MeasuredFigures = Pick<
  EvaluationEntry,
  'images' | 'unreadable' | 'accuracy' | 'twoWayAccuracy'
>;

type Request = {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
  readonly nowMs: number;
};

/**
 * Measures a model on labelled images.
 *
 * Predictions are kept batch by batch, so that a stopped evaluation goes on where it was; images that cannot be decoded
 * are remembered as such.
 *
 * @throws Failure NOT_FOUND without the model or the target, BAD_INPUT when the model is not finished, or no image can
 * be read.
 */
export async function evaluateModel(
  ports: {
    readonly benchmarks: Pick<BenchmarkStore, 'find' | 'items'>;
    readonly datasets: Pick<DatasetStore, 'find' | 'items'>;
    readonly evaluations: EvaluationStore;
    readonly files: MediaFiles;
    readonly trainer: Pick<Trainer, 'predict'>;
    /** The folder of the model, and what tells its weights from others under the same name. */
    readonly model: () => Promise<{ readonly folder: string; readonly digest: string }>;
    /** Figures of the predictions that are kept; another thread computes them. */
    readonly measure: (request: Omit<Request, 'nowMs'>) => Promise<MeasuredFigures | null>;
  },
  request: Request,
  control: StageControl,
): Promise<EvaluationEntry> {
  const { model, target, nowMs } = request;
  const { folder, digest } = await ports.model();
  ports.evaluations.forgetOthers(model, digest);
  const known = ports.evaluations.find(request);
  if (known !== null) return known;
  const images = targetImages(ports, target);
  const predicted = new Set(ports.evaluations.predictions(request).map(({ mediaId }) => mediaId));
  const remaining = images.filter((mediaId) => !predicted.has(mediaId));
  const report = (done: number): void =>
    control.report({
      ...{ done: predicted.size + done, total: images.length, unit: 'images' },
      message: `${modelName(model)} on ${targetName(target)}`,
    });
  report(0);
  let done = 0;
  const batches = ports.trainer.predict(
    { modelFolder: folder, paths: remaining.map(ports.files.pathOf) },
    control.signal,
  );
  for await (const batch of batches) {
    ports.evaluations.savePredictions(
      request,
      batch.map(({ probabilities }, index) => {
        const mediaId = remaining[done + index];
        if (mediaId === undefined) throw new Error('more predictions than images were asked for');
        return { mediaId, probabilities };
      }),
    );
    done += batch.length;
    report(done);
    control.signal.throwIfAborted();
  }
  const figures = await ports.measure({ model, target });
  if (figures === null) {
    throw new Failure(
      'BAD_INPUT',
      `None of the ${images.length} images of ${targetName(target)} can be read`,
      'Look at the files of the images: import or fetch them again.',
    );
  }
  const entry = { model, target, evaluatedAtMs: nowMs, ...figures };
  ports.evaluations.save(entry);
  return entry;
}

/** Images of a target, in order of id. @throws Failure NOT_FOUND, BAD_INPUT for a split without images. */
export function targetImages(
  ports: {
    readonly benchmarks: Pick<BenchmarkStore, 'find' | 'items'>;
    readonly datasets: Pick<DatasetStore, 'find' | 'items'>;
  },
  target: EvaluationTarget,
): readonly MediaId[] {
  if (target.kind === 'benchmark') {
    if (ports.benchmarks.find(target.name) === null) throw notThere('benchmark', target.name);
    return ports.benchmarks.items(target.name).map(({ mediaId }) => mediaId);
  }
  if (ports.datasets.find(target.dataset) === null) throw notThere('dataset', target.dataset);
  const images = ports.datasets
    .items(target.dataset)
    .filter(({ split }) => split === target.split)
    .map(({ mediaId }) => mediaId);
  if (images.length > 0) return images;
  throw new Failure(
    'BAD_INPUT',
    `The ${target.split} split of ${target.dataset} has no images`,
    'Choose another split.',
  );
}

function notThere(kind: string, name: string): Failure {
  return new Failure('NOT_FOUND', `There is no ${kind} named ${name}`, 'Choose one that is there.');
}
