import { type EvaluatedModel, modelName } from '../../shared/domain/evaluated-model.ts';
import { type EvaluationTarget, targetName } from '../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import type { PointRows } from '../domain/embedding/point-rows.ts';
import { randomProjection } from '../domain/embedding/random-projection.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import { targetImages } from './evaluate-model.ts';
import type { BenchmarkStore } from './ports/benchmark-store.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { EmbeddingCache, ModelEmbeddings } from './ports/embedding-cache.ts';
import type { EmbeddingMapStore, StoredMap } from './ports/embedding-map-store.ts';
import type { EvaluationStore } from './ports/evaluation-store.ts';
import type { MapLayout } from './ports/map-layout.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { Trainer } from './ports/trainer.ts';
import type { StageControl } from './stage-control.ts';

/** More images are sampled. */
export const LARGEST_MAP = 50_000;
const SMALLEST_MAP = 3;
/** Longer rows are shortened as they come: 1 KB an image, squared distances within 9 % (one deviation). */
const ROW_LENGTH = 256;
/** Of all projections, so that rows that are kept fit to those of every later map. */
const PROJECTION_SEED = 1;

type Request = {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
  readonly seed: number;
  readonly nowMs: number;
};

type Ports = {
  readonly benchmarks: Pick<BenchmarkStore, 'find' | 'items'>;
  readonly datasets: Pick<DatasetStore, 'find' | 'items'>;
  readonly evaluations: Pick<EvaluationStore, 'find' | 'forgetOthers'>;
  readonly embeddingMaps: EmbeddingMapStore;
  readonly embeddings: EmbeddingCache;
  readonly files: Pick<MediaFiles, 'pathOf'>;
  readonly trainer: Pick<Trainer, 'embed'>;
  readonly layOut: MapLayout;
  /** The folder of the model, and what tells its weights from others under the same name. */
  readonly model: () => Promise<{ readonly folder: string; readonly digest: string }>;
  /** Digest of the files in a model's folder. */
  readonly digestOf: (folder: string) => Promise<string>;
};

/**
 * Puts the images of an evaluation on a map, by what the model makes of them before its last layer.
 *
 * What the model made is kept batch by batch, so that a job that was stopped asks for the rest only. The same request
 * again finds the map; another seed makes another in its place.
 *
 * @throws Failure NOT_FOUND without the model or the target, BAD_INPUT where the model was not measured on the target,
 * or too few images can be read.
 */
export async function mapEmbeddings(
  ports: Ports,
  request: Request,
  control: StageControl,
): Promise<StoredMap> {
  const { model, target, seed, nowMs } = request;
  const { folder, digest } = await ports.model();
  ports.evaluations.forgetOthers(model, digest);
  const all = targetImages(ports, target);
  if (ports.evaluations.find(request) === null) {
    throw new Failure(
      'BAD_INPUT',
      `${modelName(model)} was not measured on ${targetName(target)}`,
      'Evaluate it first: the map shows what it predicted.',
    );
  }
  const known = ports.embeddingMaps.find(request);
  if (known !== null && known.seed === seed) return known;
  const images = sampled(all, seed);
  const rowOf = await embedded(ports, { ...request, folder, images }, control);
  const { mediaIds, rows } = packed(images, rowOf);
  if (mediaIds.length < SMALLEST_MAP) {
    throw new Failure(
      'BAD_INPUT',
      `${mediaIds.length} of the ${images.length} images of ${targetName(target)} can be read`,
      `A map needs ${SMALLEST_MAP} images and more.`,
    );
  }
  const positions = await ports.layOut(rows, seed, {
    signal: control.signal,
    onProgress: ({ step, done, total }) =>
      control.report({ done, total, unit: 'epochs', message: STEPS[step] }),
  });
  const map = { madeAtMs: nowMs, seed, mediaIds, positions };
  ports.embeddingMaps.save(request, map);
  return map;
}

const STEPS = {
  components: 'principal components',
  neighbours: 'nearest neighbours',
  layout: 'laying out the map',
} as const;

function sampled(images: readonly MediaId[], seed: number): readonly MediaId[] {
  if (images.length <= LARGEST_MAP) return images;
  const order = seededRandom(deriveSeed(seed, 'sample')).shuffled(images.length);
  const places = order.subarray(0, LARGEST_MAP).toSorted();
  return [...places].flatMap((place) => images[place] ?? []);
}

/** A row of each image that can be read. */
async function embedded(
  ports: Ports,
  request: Request & { readonly folder: string; readonly images: readonly MediaId[] },
  control: StageControl,
): Promise<ReadonlyMap<MediaId, Float32Array>> {
  const { images, folder } = request;
  const kept = await ports.embeddings.open(await ports.digestOf(folder));
  try {
    const rowOf = new Map(await kept.read(new Set(images)));
    const remaining = images.filter((mediaId) => !rowOf.has(mediaId));
    if (remaining.length > 0) {
      await embedRemaining(ports, kept, { ...request, remaining, rowOf }, control);
    }
    return rowOf;
  } finally {
    await kept.close();
  }
}

async function embedRemaining(
  ports: Ports,
  kept: ModelEmbeddings,
  request: Request & {
    readonly folder: string;
    readonly images: readonly MediaId[];
    readonly remaining: readonly MediaId[];
    readonly rowOf: Map<MediaId, Float32Array>;
  },
  control: StageControl,
): Promise<void> {
  const { model, target, folder, images, remaining, rowOf } = request;
  const before = images.length - remaining.length;
  let done = 0;
  const report = (): void =>
    control.report({
      ...{ done: before + done, total: images.length, unit: 'images' },
      message: `${targetName(target)} as ${modelName(model)} sees it`,
    });
  report();
  let shorten: ReturnType<typeof randomProjection> | null = null;
  const batches = ports.trainer.embed(
    { modelFolder: folder, paths: remaining.map(ports.files.pathOf) },
    control.signal,
  );
  for await (const batch of batches) {
    const rows = batch.flatMap((vector, index) => {
      const mediaId = remaining[done + index];
      if (mediaId === undefined) throw new Error('more rows than images were asked for');
      if (vector === null) return [];
      shorten ??= randomProjection(vector.length, ROW_LENGTH, PROJECTION_SEED);
      return [{ mediaId, row: shorten(vector) }];
    });
    await kept.append(rows);
    for (const { mediaId, row } of rows) rowOf.set(mediaId, row);
    done += batch.length;
    report();
    control.signal.throwIfAborted();
  }
  control.signal.throwIfAborted();
  if (done < remaining.length) {
    throw new Failure(
      'TRAINER_FAILED',
      'The trainer stopped before it had seen every image',
      'Start the map again: it goes on where it stopped.',
    );
  }
}

function packed(
  images: readonly MediaId[],
  rowOf: ReadonlyMap<MediaId, Float32Array>,
): { readonly mediaIds: readonly MediaId[]; readonly rows: PointRows } {
  const mediaIds = images.filter((mediaId) => rowOf.has(mediaId));
  const width = rowOf.values().next().value?.length ?? 0;
  const values = new Float32Array(mediaIds.length * width);
  for (const [index, mediaId] of mediaIds.entries()) {
    values.set(rowOf.get(mediaId) ?? [], index * width);
  }
  return { mediaIds, rows: { count: mediaIds.length, width, values } };
}
