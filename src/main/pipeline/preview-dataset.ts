import type { DatasetRecipe } from '../../shared/domain/dataset.ts';
import type { DatasetPreview } from '../../shared/domain/dataset-preview.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { SPLITS } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { buildDataset } from '../domain/build-dataset.ts';
import { polarityCounts } from '../domain/candidates.ts';
import { partCounts, splitCounts } from '../domain/split-counts.ts';
import { type AuditPorts, auditReport } from './audit-report.ts';
import { type Keep, type PlanPorts, readPlanColumns, tiesOf } from './plan-columns.ts';
import { settleCandidates } from './plan-dataset.ts';

export type PreviewPorts = PlanPorts & AuditPorts;

type Counts = NonNullable<DatasetPreview['counts']>;

/**
 * What a recipe would give now, step by step; nothing is saved, and a recipe that cannot be met says why.
 *
 * The counts are those of the build, because the images are dealt as it deals them.
 *
 * @param keep keeps what was read for the next preview.
 */
export function previewDataset(
  ports: PreviewPorts,
  recipe: DatasetRecipe,
  keep?: Keep,
): DatasetPreview {
  const columns = readPlanColumns(ports, recipe, keep);
  const { selected, cleaned, settled, conflicts, nearBenchmarks } = settleCandidates(
    columns,
    recipe,
  );
  const { counts, problem } = tried(() =>
    splitCounts(buildDataset(settled, tiesOf(columns), recipe)),
  );
  return {
    stages: {
      selected: partCounts(columns.images.polarities, selected, 2)(1),
      cleaned: perPolarity(cleaned.polarities),
      settled: perPolarity(settled.polarities),
      drawn: drawnOf(counts),
    },
    conflicts,
    nearBenchmarks,
    counts,
    problem,
    precision: precisionOf(ports, recipe, keep),
  };
}

function tried(count: () => Counts): {
  readonly counts: Counts | null;
  readonly problem: DatasetPreview['problem'];
} {
  try {
    return { counts: count(), problem: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { counts: null, problem: { message: error.message, advice: error.advice } };
  }
}

function drawnOf(counts: Counts | null): Record<Polarity, number> {
  const of = (polarity: Polarity) =>
    counts === null ? 0 : SPLITS.reduce((sum, split) => sum + counts[split][polarity], 0);
  return { NEG: of('NEG'), NEU: of('NEU'), POS: of('POS') };
}

/** By the newest audit of the recipe's teacher: at the cut of its own that is the next at or below each threshold. */
function precisionOf(
  ports: AuditPorts,
  { teacher, selection }: DatasetRecipe,
  keep: Keep = (_, read) => read(),
): DatasetPreview['precision'] {
  const audit = keep(`audit of ${teacher}`, () => newestAudit(ports, teacher));
  if (audit === null) return null;
  const { name, curve } = audit;
  return {
    audit: name,
    perPolarity: POLARITIES.flatMap((polarity) => {
      const points = curve
        .filter((point) => point.polarity === polarity)
        .sort((a, b) => a.cut - b.cut);
      const below = points.filter(({ cut }) => cut <= selection[polarity]);
      const point = below.at(-1) ?? points[0];
      if (point === undefined) return [];
      const { cut, checked, precision } = point;
      return [{ polarity, cut, checked, precision }];
    }),
  };
}

function newestAudit(ports: AuditPorts, teacher: string) {
  const audit = ports.reviewSets
    .list()
    .find(({ name, kind }) => kind === 'audit' && ports.audits.find(name)?.teacher === teacher);
  if (audit === undefined) return null;
  return { name: audit.name, curve: auditReport(ports, audit.name).curve };
}

function perPolarity(polarities: Uint8Array): Record<Polarity, number> {
  return named(polarityCounts(polarities));
}

function named([NEG = 0, NEU = 0, POS = 0]: readonly number[]): Record<Polarity, number> {
  return { NEG, NEU, POS };
}
