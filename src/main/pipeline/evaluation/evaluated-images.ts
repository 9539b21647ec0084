import type { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import type {
  EvaluatedImage,
  EvaluatedImageQuery,
  ReportRequest,
} from '../../../shared/domain/evaluation-report.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import { judgementIn } from '../../domain/evaluation/judged-images.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import { countedRows, type Keep, readTarget } from './counted-rows.ts';
import { imagesOnMap } from './embedding-map.ts';
import { type JudgedRow, requireEvaluation } from './judged-target.ts';

/** A judged image with what its probabilities say in the report's manner. */
type Judgement = {
  readonly row: JudgedRow;
  readonly predicted: Polarity;
  readonly confidence: number;
};

/** Whether the first model is right, and the other one. */
const WHO_IS_RIGHT = {
  this: [true, false],
  other: [false, true],
  both: [true, true],
  neither: [false, false],
} as const;

export type ImagesPage = { readonly total: number; readonly images: readonly EvaluatedImage[] };

/**
 * A page of the images that a report counts, chosen by what came out; the most confident first, but for the uncertain
 * ones.
 *
 * @throws Failure NOT_FOUND without the evaluations.
 */
export function evaluatedImages(
  reading: EvaluationReading,
  request: {
    readonly report: ReportRequest;
    readonly query: EvaluatedImageQuery;
    readonly offset: number;
    readonly limit: number;
  },
  keep: Keep,
): ImagesPage {
  const { report, query, offset, limit } = request;
  const chosen = keep(`images ${JSON.stringify({ report, query })}`, () =>
    chosenBy(reading, report, query, keep),
  );
  return {
    total: chosen.length,
    images: chosen.slice(offset, offset + limit).map(({ row, predicted }) => shown(row, predicted)),
  };
}

/** A judged image as it is shown. */
export function shown(row: JudgedRow, predicted: Polarity): EvaluatedImage {
  const { mediaId, width, height, label, probabilities, agreeing, annotators, isSensitive } = row;
  return {
    ...{ mediaId, width, height, label, predicted, probabilities },
    ...{ agreeing, annotators, isSensitive },
  };
}

function chosenBy(
  reading: EvaluationReading,
  report: ReportRequest,
  query: EvaluatedImageQuery,
  keep: Keep,
): readonly Judgement[] {
  requireEvaluation(reading, report);
  const target = readTarget(reading, report, keep);
  const judged = judgements(countedRows(target, report), report.manner).sort(
    (a, b) => b.confidence - a.confidence || (a.row.mediaId < b.row.mediaId ? -1 : 1),
  );
  switch (query.kind) {
    case 'cell':
      return judged.filter(
        ({ row, predicted }) => row.label === query.label && predicted === query.predicted,
      );
    case 'confident-right':
      return judged.filter(isRight);
    case 'confident-wrong':
      return judged.filter((judgement) => !isRight(judgement));
    case 'uncertain':
      return judged.reverse();
    case 'contaminated':
      return judged.filter(({ row }) => target.contaminated.has(row.mediaId));
    case 'on-map': {
      const onMap = imagesOnMap(reading, report, query.region);
      return judged.filter(({ row }) => onMap.has(row.mediaId));
    }
    case 'differs': {
      const otherMeasurement = { model: query.other, target: report.target };
      requireEvaluation(reading, otherMeasurement);
      const others = rightOf(
        judgements(readTarget(reading, otherMeasurement, keep).rows, report.manner),
      );
      const [own, other] = WHO_IS_RIGHT[query.right];
      return judged.filter(
        (judgement) => isRight(judgement) === own && others.get(judgement.row.mediaId) === other,
      );
    }
  }
}

function judgements(rows: readonly JudgedRow[], manner: EvaluationManner): Judgement[] {
  return rows.flatMap((row) => {
    if (manner !== 'three-way' && row.label === 'NEU') return [];
    const { polarity, confidence } = judgementIn(row.probabilities, manner);
    return [{ row, predicted: polarity, confidence }];
  });
}

function isRight({ row, predicted }: Judgement): boolean {
  return row.label === predicted;
}

function rightOf(judged: readonly Judgement[]): ReadonlyMap<MediaId, boolean> {
  return new Map(judged.map((judgement) => [judgement.row.mediaId, isRight(judgement)]));
}
