import type { EvaluatedModel } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluatedImage, ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import { useEvaluatedImages } from '../../../bridge/evaluation-queries.ts';
import { type ImageChoice, imageQueryOf } from './image-choice.ts';
import { PAGE_SIZE, pagesOf } from './image-pages.ts';

const NONE: readonly EvaluatedImage[] = [];

/** A page of the images of a choice. */
export function useChosenImages(asked: {
  readonly report: ReportRequest;
  readonly other: EvaluatedModel | null;
  readonly chosen: ImageChoice;
  readonly page: number;
}) {
  const query = imageQueryOf(asked.chosen, asked.other);
  const first = asked.page * PAGE_SIZE;
  const found = useEvaluatedImages(
    query === null ? null : { report: asked.report, query, offset: first, limit: PAGE_SIZE },
  );
  const isOther = found.isPlaceholderData;
  const images = isOther ? NONE : (found.data?.images ?? NONE);
  const total = found.data?.total ?? null;
  return {
    images,
    total,
    first,
    last: first + images.length,
    pages: pagesOf(total ?? 0),
    pageOf: (place: number): number => Math.floor(place / PAGE_SIZE),
    isStale: isOther,
    error: found.error,
  };
}
