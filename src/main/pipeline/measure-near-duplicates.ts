import pMap from 'p-map';
import { type CopyMeasurement, PlantedKind } from '../../shared/domain/copy-measurement.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import type { PlantedCopy } from '../domain/copies/measure-copy-detection.ts';
import { planCopies } from '../domain/copies/plan-copies.ts';
import type { CopyDetector } from './ports/copy-detector.ts';
import type { CopyMeasurementStore } from './ports/copy-measurement-store.ts';
import type { ImageCopier } from './ports/image-copier.ts';
import type { ImageSample } from './ports/image-sample.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { StageControl } from './stage-control.ts';

/** Further images that the copies are looked for in: what is wrongly found lies among them. */
const OTHER_IMAGES = 2000;

type Ports = {
  readonly imageSample: ImageSample;
  readonly files: MediaFiles;
  readonly copier: ImageCopier;
  readonly detector: CopyDetector;
  readonly copyMeasurements: CopyMeasurementStore;
};

type Options = {
  /** Images to make copies of; fewer where there are fewer. */
  readonly sample: number;
  readonly seed: number;
  readonly settings: CopySettings;
  readonly concurrency: number;
  readonly nowMs: number;
};

type Planted = { readonly grey: GreyImage; readonly copies: readonly Omit<PlantedCopy, 'image'>[] };

/**
 * Makes copies of a random sample of the images, looks for them as for near-duplicates at the settings, and keeps
 * how many were found, by the kind of copy.
 *
 * They are looked for among their originals and up to 2,000 other images. Copies are made and searched in memory:
 * neither the images nor the groups change. Images that cannot be read are left out and counted.
 *
 * @throws Failure BAD_INPUT where there is no clean image.
 */
export async function measureNearDuplicates(
  ports: Ports,
  options: Options,
  control: StageControl,
): Promise<CopyMeasurement> {
  const drawn = ports.imageSample.draw(options.sample + OTHER_IMAGES, options.seed);
  const sampled = await plantAll(ports, drawn.slice(0, options.sample), options, control);
  const others = await readAll(ports, drawn.slice(options.sample), options, control);
  const [planted, distractors] = [sampled.filter(isThere), others.filter(isThere)];
  requireSome(planted.length, drawn.length);
  const images = [...planted.map(({ grey }) => grey), ...distractors];
  const copies = planted.flatMap((image, place) =>
    image.copies.map((copy) => ({ ...copy, image: place })),
  );
  const report = (done: number): void =>
    control.report({
      done,
      total: copies.length,
      unit: 'copies',
      message: `looking for copies among ${images.length} images`,
    });
  report(0);
  const rows = await ports.detector.detect(
    { images, copies, settings: options.settings },
    { signal: control.signal, onProgress: report },
  );
  const { radius, leastScore } = options.settings;
  const measurement: CopyMeasurement = {
    measuredAtMs: options.nowMs,
    seed: options.seed,
    sample: planted.length,
    searched: images.length,
    unreadable: drawn.length - images.length,
    settings: { radius, leastScore },
    rows,
  };
  control.signal.throwIfAborted();
  ports.copyMeasurements.add(measurement);
  return measurement;
}

/** The images with a copy by every kind of change; null for those that cannot be read. */
async function plantAll(
  { files, copier }: Ports,
  mediaIds: readonly MediaId[],
  { seed, concurrency }: Options,
  control: StageControl,
): Promise<readonly (Planted | null)[]> {
  const total = mediaIds.length * PlantedKind.options.length;
  let done = 0;
  const plant = async (mediaId: MediaId): Promise<Planted> => {
    const path = files.pathOf(mediaId);
    const copies: Omit<PlantedCopy, 'image'>[] = [];
    for (const { transformation } of planCopies([mediaId], seed)) {
      control.signal.throwIfAborted();
      copies.push({
        kind: transformation.kind,
        grey: await copier.greyOfCopy(path, transformation),
      });
    }
    return { grey: await copier.grey(path), copies };
  };
  return pMap(
    mediaIds,
    async (mediaId) => {
      const planted = await orNull(plant(mediaId), control.signal);
      done += PlantedKind.options.length;
      const message = `making copies of ${mediaIds.length} images, in memory`;
      control.report({ done, total, unit: 'copies', message });
      return planted;
    },
    { concurrency, signal: control.signal },
  );
}

async function readAll(
  { files, copier }: Ports,
  mediaIds: readonly MediaId[],
  { concurrency }: Options,
  control: StageControl,
): Promise<readonly (GreyImage | null)[]> {
  let done = 0;
  const report = (): void =>
    control.report({
      done,
      total: mediaIds.length,
      unit: 'images',
      message: 'reading other images',
    });
  report();
  return pMap(
    mediaIds,
    async (mediaId) => {
      const grey = await orNull(copier.grey(files.pathOf(mediaId)), control.signal);
      done += 1;
      report();
      return grey;
    },
    { concurrency, signal: control.signal },
  );
}

/** What comes of the work, or null where an image stood in its way. */
async function orNull<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await work;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function isThere<T>(value: T | null): value is T {
  return value !== null;
}

function requireSome(planted: number, drawn: number): void {
  if (planted > 0) return;
  throw drawn === 0
    ? new Failure(
        'BAD_INPUT',
        'There are no clean images to make copies of',
        'Fetch and clean images first.',
      )
    : new Failure(
        'BAD_INPUT',
        'None of the images that were drawn could be read',
        'Look whether the files are still in the workspace’s media folder, and clean again.',
      );
}
