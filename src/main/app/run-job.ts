import { assertNever } from '../../shared/assert-never.ts';
import type { DatasetSummary } from '../../shared/domain/dataset.ts';
import { imagesOffSizes } from '../../shared/domain/images-off-sizes.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import type { Split } from '../../shared/domain/split.ts';
import { createImageInspector, LENIENT } from '../media/image-inspector.ts';
import { createJpegPrintThreads } from '../media/jpeg-print-threads.ts';
import { checkSensitive } from '../pipeline/check-sensitive.ts';
import { cleanMedia } from '../pipeline/clean-media.ts';
import type { DatasetDrawing } from '../pipeline/draw-dataset.ts';
import { fetchMedia } from '../pipeline/fetch-media.ts';
import { findNearDuplicates } from '../pipeline/find-near-duplicates.ts';
import { importPosts } from '../pipeline/import-posts.ts';
import { linkBenchmarks } from '../pipeline/link-benchmarks.ts';
import { makeDataset } from '../pipeline/make-dataset.ts';
import { makeThumbnails } from '../pipeline/make-thumbnails.ts';
import type { PostSource } from '../pipeline/ports/post-source.ts';
import { settleDecisions } from '../pipeline/settle-decisions.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { trainRun } from '../pipeline/train-run.ts';
import { loadEnglishDetector } from '../sources/language-detector.ts';
import { openPostSource } from '../sources/open-post-source.ts';
import { readT4saThresholds, type T4saThresholds } from '../sources/t4sa/t4sa-thresholds.ts';
import { createXApiSource } from '../sources/x-api/x-api-source.ts';
import { adaptTeacherJob } from './adapt-teacher-job.ts';
import { calibrateTeacherJob } from './calibrate-teacher-job.ts';
import { chosenTeacher } from './chosen-teacher.ts';
import { evaluateJob, importBenchmarkJob } from './evaluation-jobs.ts';
import { exportDatasetJob } from './export-dataset-job.ts';
import { exportModelJob } from './export-model-job.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { labellingSet, setBenchmark } from './labelling-jobs.ts';
import { mapEmbeddingsJob } from './map-embeddings-job.ts';
import { measureNearDuplicatesJob } from './measure-near-duplicates-job.ts';
import { predictJob } from './predict-job.ts';
import type { ReadingThread } from './reading/open-reading-thread.ts';
import { rehydrateJob } from './rehydrate-job.ts';
import { requireBearerToken } from './require-bearer-token.ts';
import { crossFit } from './student-jobs.ts';
import type { StudioParts } from './studio-parts.ts';
import { addTransformerTeacher, compare, label } from './teacher-jobs.ts';
import { trainTeacherJob } from './train-teacher-job.ts';
import { fetchWeightsJob, importWeightsJob } from './weights-jobs.ts';
import { weightsFolderOf } from './weights-shelf.ts';

/** Images that are being fetched at the same time, over all hosts; the fetcher limits each host by itself. */
const FETCH_CONCURRENCY = 16;
/** Images that are checked at the same time, so that no core waits for the next. */
const IMAGES_PER_CORE = 2;

/** Does a job on the open workspace, and returns its figures. */
export async function runJob(
  context: JobContext,
  request: JobRequest,
  control: StageControl,
): Promise<JobSummary> {
  const { parts, workspace } = context;
  const ports = { ...parts, ...workspace, inspector: createImageInspector() };
  const concurrency = parts.info.cores;
  const nowMs = parts.nowMs();
  switch (request.kind) {
    case 'import':
      return importAll(context, request, control);
    case 'crawl':
      return importSources(context, [crawlSource(parts, request)], control);
    case 'fetch':
      return fetchMedia(
        ports,
        { concurrency: FETCH_CONCURRENCY, retryUnreachable: request.retryUnreachable },
        control,
      );
    case 'clean':
      return clean(context, control);
    case 'label':
      return label(context, control);
    case 'near-duplicates':
      return findNearDuplicates(
        { ...ports, inspector: createImageInspector(LENIENT) },
        {
          radius: request.radius ?? workspace.settings.nearDuplicateRadius(),
          leastScore: request.leastScore ?? workspace.settings.nearDuplicateLeastScore(),
          concurrency,
        },
        control,
      );
    case 'measure-near-duplicates':
      return measureNearDuplicatesJob(context, request, control);
    case 'build-dataset':
      return datasetFigures(
        await makeDataset(
          { ...ports, drawing: drawingBy(context.datasetReading) },
          {
            ...request,
            teacher: chosenTeacher(context),
            nearDuplicateRadius: workspace.settings.nearDuplicateRadius(),
            nowMs,
          },
          control,
        ),
      );
    case 'train':
      return train(context, request, control);
    case 'import-benchmark': {
      const figures = await importBenchmarkJob(context, request, control);
      await linkNewBenchmarks(context, control);
      return figures;
    }
    case 'evaluate':
      return evaluateJob(context, request, control);
    case 'map-embeddings':
      return mapEmbeddingsJob(context, request, control);
    case 'export-model':
      return exportModelJob(context, request, control);
    case 'export-dataset':
      return exportDatasetJob(context, request, control);
    case 'rehydrate':
      return rehydrateJob(
        context,
        request,
        {
          importPosts: (source) => importSources(context, [source], control),
          fetch: () =>
            fetchMedia(ports, { concurrency: FETCH_CONCURRENCY, retryUnreachable: false }, control),
          clean: () => clean(context, control),
        },
        control,
      );
    case 'add-transformer':
      return addTransformerTeacher(context, request, control);
    case 'compare-teachers':
      return compare(context, request, control);
    case 'predict':
      return predictJob(context, request, control);
    case 'import-weights':
      return importWeightsJob(parts, request, control);
    case 'fetch-weights':
      return fetchWeightsJob(parts, request, control);
    case 'train-teacher':
      return trainTeacherJob(context, request, control);
    case 'calibrate-teacher':
      return calibrateTeacherJob(context, request, control);
    case 'adapt-teacher':
      return adaptTeacherJob(context, request, control);
    case 'import-labelling-set':
      return labellingSet(context, request, control);
    case 'benchmark-from-set': {
      const figures = setBenchmark(context, request);
      await linkNewBenchmarks(context, control);
      return figures;
    }
    case 'cross-fit':
      return crossFit(context, request, control);
    case 'check-sensitive':
      return checkSensitive(ports, control);
    case 'make-thumbnails':
      return makeThumbnails(
        { cleanMedia: workspace.cleanMedia, thumbnails: context.thumbnails },
        { concurrency, after: 0 },
        control,
      );
    default:
      return assertNever(request);
  }
}

function linkNewBenchmarks({ parts, workspace }: JobContext, control: StageControl): Promise<void> {
  return linkBenchmarks(
    { ...parts, ...workspace, inspector: createImageInspector(LENIENT) },
    { radius: workspace.settings.nearDuplicateRadius(), concurrency: parts.info.cores },
    control,
  );
}

/** Has the reading thread draw datasets. */
function drawingBy(reading: ReadingThread): DatasetDrawing {
  return {
    draw: (recipe) => reading.ask().drawDataset(recipe),
    items: (from, limit) => reading.ask().drawnItems({ from, limit }),
  };
}

function datasetFigures({ counts, hash, conflicts, recipe }: DatasetSummary): JobSummary {
  const ofSplit = (split: Split): number =>
    POLARITIES.reduce((sum, polarity) => sum + counts[split][polarity], 0);
  return {
    train: ofSplit('train'),
    validation: ofSplit('validation'),
    test: ofSplit('test'),
    ...(conflicts === undefined ? {} : { conflicts }),
    ...(recipe.splitSizes === undefined
      ? {}
      : { offTheSizes: imagesOffSizes(counts, recipe.splitSizes) }),
    hash,
  };
}

async function clean(context: JobContext, control: StageControl): Promise<JobSummary> {
  const { parts, workspace } = context;
  const { cores } = parts.info;
  const jpegPrints = createJpegPrintThreads({ worker: parts.jpegPrintWorker, threads: cores });
  try {
    await settleDecisions(workspace, control);
    const summary = await cleanMedia(
      {
        ...workspace,
        inspector: createImageInspector({ judgesContent: true, jpegPrints }),
        lenientInspector: createImageInspector({ ...LENIENT, jpegPrints }),
      },
      { concurrency: IMAGES_PER_CORE * cores },
      control,
    );
    workspace.weakLabels.passOnToMedia(chosenTeacher(context));
    return summary;
  } finally {
    await jpegPrints.close();
  }
}

async function importAll(
  context: JobContext,
  request: JobRequest & { readonly kind: 'import' },
  control: StageControl,
): Promise<JobSummary> {
  const sources: PostSource[] = [];
  for (const path of request.paths) sources.push(await openPostSource(path, request.format));
  const summary = await importSources(context, sources, control);
  const thresholds = sources
    .filter(({ kind }) => kind === 't4sa')
    .map(({ locator }) => readT4saThresholds(locator, control.signal));
  const figures = (await Promise.all(thresholds)).map(thresholdFigures);
  return Object.assign({}, summary, ...figures);
}

/** What a T4SA release shows of the selection that made it. */
function thresholdFigures(thresholds: T4saThresholds | null): JobSummary {
  return Object.fromEntries(
    Object.entries(thresholds ?? {}).map(([polarity, least]) => [`threshold${polarity}`, least]),
  );
}

async function importSources(
  { workspace }: JobContext,
  sources: readonly PostSource[],
  control: StageControl,
): Promise<JobSummary> {
  const isEnglish = await loadEnglishDetector();
  let records = 0;
  let posts = 0;
  for (const source of sources) {
    const state = await importPosts({ imports: workspace.imports, isEnglish }, source, control);
    records += state.records;
    posts += state.posts;
  }
  return { records, posts };
}

function crawlSource(
  parts: StudioParts,
  request: JobRequest & { readonly kind: 'crawl' },
): PostSource {
  const bearerToken = requireBearerToken(parts);
  return createXApiSource({ ...request, bearerToken });
}

async function train(
  { parts, workspace, training, datasetReading }: JobContext,
  request: JobRequest & { readonly kind: 'train' },
  control: StageControl,
): Promise<JobSummary> {
  try {
    const { epochs, bestEpoch, validationAccuracy } = await trainRun(
      {
        ...parts,
        ...workspace,
        leaks: (name) => datasetReading.ask().datasetLeaks({ name }),
      },
      {
        ...request,
        weightsFolder: weightsFolderOf(parts, request.settings.weights),
        nowMs: parts.nowMs(),
      },
      (event) => training.publish(request.name, event),
      control,
    );
    return {
      epochs,
      bestEpoch,
      ...(validationAccuracy === null ? {} : { validationAccuracy }),
    };
  } finally {
    training.end(request.name);
  }
}
