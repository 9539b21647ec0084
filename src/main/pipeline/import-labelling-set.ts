import pMap from 'p-map';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { RejectionReason } from '../../shared/domain/rejection.ts';
import type { ReviewSetSummary } from '../../shared/domain/review-set.ts';
import { Failure } from '../../shared/failure.ts';
import { byMediaId } from '../domain/media-order.ts';
import { insertRepeats } from '../domain/review/order-checks.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import type { ListFolder } from './ports/image-folder.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFetcher } from './ports/media-fetcher.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { ReviewSetItem, ReviewSetStore } from './ports/review-set-store.ts';
import type { StageControl } from './stage-control.ts';
import { type TakenImage, takeImageFile } from './take-image-file.ts';

export type LabellingSet = {
  readonly summary: ReviewSetSummary;
  /** Files that hold the same bytes as another one; each image is in the set once. */
  readonly copies: number;
  /** Files that cannot be used, by reason. */
  readonly rejected: ReadonlyMap<RejectionReason, number>;
};

/**
 * Takes a folder of images, sub-folders included, as a set that people label.
 *
 * The images come in a random order, and some of them a second time, unmarked and at least 20 places later.
 * Names of folders and files tell nothing: nobody's verdict should lean on them. The same request on the same
 * folder finds the set that is there.
 *
 * @throws Failure BAD_INPUT without an image that can be used, CONFLICT when a review set of this name has
 * other images or was asked for in another way.
 */
export async function importLabellingSet(
  ports: {
    readonly reviewSets: Pick<ReviewSetStore, 'create'>;
    readonly media: Pick<MediaStore, 'addClean'>;
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
    readonly listFolder: ListFolder;
  },
  request: {
    readonly name: string;
    readonly folder: string;
    readonly repeatShare: number;
    readonly seed: number;
    readonly nowMs: number;
  },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<LabellingSet> {
  const { name, folder, repeatShare, seed } = request;
  const listed = await ports.listFolder(folder);
  let done = 0;
  const results = await pMap(
    listed,
    async ({ path, file }) => {
      const result = await takeImageFile(ports, path, control.signal);
      done += 1;
      control.report({ done, total: listed.length, unit: 'images', message: file });
      return result;
    },
    { concurrency: options.concurrency, signal: control.signal },
  );
  const taken = results.filter((result): result is TakenImage => typeof result === 'object');
  const reasons = results.filter((result): result is RejectionReason => typeof result === 'string');
  const images = [...new Map(taken.map((image) => [image.mediaId, image])).values()];
  if (images.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      `None of the ${listed.length} files in ${folder} is an image that can be used`,
      'Choose a folder of JPEG, PNG or WebP images.',
    );
  }
  ports.media.addClean(images);
  const summary = ports.reviewSets.create({
    name,
    kind: 'labelling',
    createdAtMs: request.nowMs,
    design: { folder, repeatShare, seed },
    items: orderedItems(
      images.sort(byMediaId).map(({ mediaId }) => mediaId),
      repeatShare,
      seed,
    ),
  });
  return {
    summary,
    copies: taken.length - images.length,
    rejected: new Map(
      [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]),
    ),
  };
}

/** @param mediaIds in an order that does not depend on how they came in. */
function orderedItems(
  mediaIds: readonly MediaId[],
  repeatShare: number,
  seed: number,
): readonly ReviewSetItem[] {
  const order = seededRandom(deriveSeed(seed, 'labelling', 'order')).shuffle(mediaIds);
  const repeats = Math.round(order.length * repeatShare);
  const random = seededRandom(deriveSeed(seed, 'labelling', 'repeats'));
  return insertRepeats(order.length, repeats, random).flatMap(({ original, repeats: repeated }) => {
    const mediaId = order[original];
    if (mediaId === undefined) return [];
    const nothingDrawn = { stratum: null, probability: null, polarity: null, confidence: null };
    return [{ mediaId, repeats: repeated, ...nothingDrawn }];
  });
}
