import type { EmbeddingMap } from '../../../shared/domain/evaluation-report.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import { isInRegion, type MapRegion } from '../../../shared/domain/map-region.ts';
import { judgementIn } from '../../domain/evaluation/judged-images.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import type { Measurement } from '../ports/evaluation-store.ts';
import { judgedRows } from './judged-target.ts';

/** Places finer than this are the same pixel on every screen. */
const DIGITS = 5;

/** The map of an evaluation with today's labels and predictions, or null where none was made. */
export function embeddingMap(
  reading: Pick<EvaluationReading, 'evaluations' | 'targetImages' | 'embeddingMaps'>,
  { model, target }: Measurement,
): EmbeddingMap | null {
  const map = reading.embeddingMaps.find({ model, target });
  if (map === null) return null;
  const placeOf = new Map(map.mediaIds.map((mediaId, place) => [mediaId, place]));
  const rounded = (place: number): number => Number((map.positions[place] ?? 0).toFixed(DIGITS));
  const shown = judgedRows(reading, { model, target }).flatMap((row) => {
    const place = placeOf.get(row.mediaId);
    return place === undefined ? [] : [{ row, place }];
  });
  return {
    ...{ model, target, madeAtMs: map.madeAtMs },
    mediaIds: shown.map(({ row }) => row.mediaId),
    positions: shown.flatMap(({ place }) => [rounded(2 * place), rounded(2 * place + 1)]),
    labels: shown.map(({ row }) => row.label),
    predicted: shown.map(({ row }) => judgementIn(row.probabilities, 'three-way').polarity),
  };
}

/** Images that lie in a part of an evaluation's map; none where there is no map. */
export function imagesOnMap(
  { embeddingMaps }: Pick<EvaluationReading, 'embeddingMaps'>,
  measurement: Measurement,
  region: MapRegion,
): ReadonlySet<MediaId> {
  const map = embeddingMaps.find(measurement);
  if (map === null) return new Set();
  const isInside = (place: number): boolean =>
    isInRegion(region, map.positions[2 * place] ?? 0, map.positions[2 * place + 1] ?? 0);
  return new Set(map.mediaIds.filter((_, place) => isInside(place)));
}
