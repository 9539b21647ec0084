import type { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import type { EvaluationSlice } from '../../../shared/domain/evaluation-report.ts';
import { scoreSlice } from '../../domain/evaluation/score-slice.ts';
import { asJudged, BOOTSTRAP_SEED, type JudgedRow } from './judged-target.ts';

/** Bins of a weak label's confidence, in tenths. */
const TENTHS = 10;

/** Cumulative, as benchmarks are published: all reviewers, all but one, … */
export function agreementSlices(
  rows: readonly JudgedRow[],
  manner: EvaluationManner,
): readonly EvaluationSlice[] {
  const known = rows.filter(({ agreeing }) => agreeing !== null);
  const levels = [...new Set(known.map(({ agreeing }) => agreeing ?? 0))].sort((a, b) => b - a);
  const annotators = new Set(known.map((row) => row.annotators));
  const of = annotators.size === 1 ? ` of ${[...annotators][0]}` : '';
  return levels.flatMap((level, place) =>
    slice(
      place === 0 ? `${level}${of}` : `at least ${level}${of}`,
      known.filter(({ agreeing }) => (agreeing ?? 0) >= level),
      manner,
    ),
  );
}

/** Empty where no post carries an image. */
export function platformSlices(
  rows: readonly JudgedRow[],
  manner: EvaluationManner,
): readonly EvaluationSlice[] {
  if (rows.every(({ platform }) => platform === null)) return [];
  return [...Map.groupBy(rows, ({ platform }) => platform ?? 'no post')]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, members]) => slice(name, members, manner));
}

/** By the weak label's confidence, the lowest first; empty for manual labels. */
export function confidenceSlices(
  rows: readonly JudgedRow[],
  manner: EvaluationManner,
): readonly EvaluationSlice[] {
  const known = rows.filter(({ confidence }) => confidence !== null);
  const tenthOf = ({ confidence }: JudgedRow): number =>
    Math.min(TENTHS - 1, Math.floor((confidence ?? 0) * TENTHS));
  return [...Map.groupBy(known, tenthOf)]
    .sort(([a], [b]) => a - b)
    .flatMap(([tenth, members]) =>
      slice(`${tenth / TENTHS} to ${(tenth + 1) / TENTHS}`, members, manner),
    );
}

function slice(
  name: string,
  rows: readonly JudgedRow[],
  manner: EvaluationManner,
): readonly EvaluationSlice[] {
  const score = scoreSlice(rows.map(asJudged), manner, BOOTSTRAP_SEED);
  return score === null ? [] : [{ name, ...score }];
}
