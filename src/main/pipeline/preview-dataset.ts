import type { DatasetItem, DatasetRecipe } from '../../shared/domain/dataset.ts';
import { sizesSum } from '../../shared/domain/dataset-options.ts';
import type { DatasetPreview } from '../../shared/domain/dataset-preview.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { buildDataset, checkCandidates } from '../domain/build-dataset.ts';
import { polarityCounts } from '../domain/deal-by-group.ts';
import { drawnCounts } from '../domain/draw-images.ts';
import { type AuditPorts, auditReport } from './audit-report.ts';
import { type PlanPorts, settleCandidates } from './plan-dataset.ts';

export type PreviewPorts = PlanPorts &
  AuditPorts & {
    readonly selected: (selection: SelectionRule) => Readonly<Record<Polarity, number>>;
  };

/** Up to so many candidates the images are dealt as the build deals them; beyond, a preview would take seconds. */
const EXACT_UP_TO = 100_000;

type Counts = NonNullable<DatasetPreview['counts']>;

/**
 * What a recipe would give now, step by step; nothing is saved, and a recipe that cannot be met says why.
 *
 * The counts are those of the build; the splits of more than 100,000 candidates are as the recipe aims at.
 */
export function previewDataset(ports: PreviewPorts, recipe: DatasetRecipe): DatasetPreview {
  const candidates = settleCandidates(ports, recipe);
  const isExact = candidates.settled.length <= EXACT_UP_TO;
  const { counts, problem } = tried(() => {
    checkCandidates(candidates.settled, recipe.balance);
    return isExact
      ? perSplit(buildDataset(candidates.settled, recipe))
      : aimedSplits(drawnCounts(polarityCounts(candidates.settled), recipe), recipe);
  });
  return {
    stages: {
      selected: ports.selected(recipe.selection),
      cleaned: perPolarity(candidates.cleaned),
      settled: perPolarity(candidates.settled),
      drawn: drawnOf(counts),
    },
    conflicts: candidates.conflicts,
    nearBenchmarks: candidates.nearBenchmarks,
    counts,
    isExact,
    problem,
    precision: precisionOf(ports, recipe),
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

/** Images per split if each got its share of each polarity; the first split takes what rounding leaves. */
function aimedSplits(
  drawn: Readonly<Record<Polarity, number>>,
  { splitRatios, splitSizes }: DatasetRecipe,
): Counts {
  const shareOf = (split: Split) =>
    splitSizes === undefined ? splitRatios[split] : splitSizes[split] / sizesSum(splitSizes);
  const part = (split: Split) => {
    const share = shareOf(split);
    const of = (polarity: Polarity) => Math.round(drawn[polarity] * share);
    return { NEG: of('NEG'), NEU: of('NEU'), POS: of('POS') };
  };
  const [validation, test] = [part('validation'), part('test')];
  const rest = (polarity: Polarity) => drawn[polarity] - validation[polarity] - test[polarity];
  return {
    train: { NEG: rest('NEG'), NEU: rest('NEU'), POS: rest('POS') },
    validation,
    test,
  };
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
): DatasetPreview['precision'] {
  const audit = ports.reviewSets
    .list()
    .find(({ name, kind }) => kind === 'audit' && ports.audits.find(name)?.teacher === teacher);
  if (audit === undefined) return null;
  const { curve } = auditReport(ports, audit.name);
  return {
    audit: audit.name,
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

function perPolarity(images: Iterable<{ readonly polarity: Polarity }>): Record<Polarity, number> {
  const counts = { NEG: 0, NEU: 0, POS: 0 };
  for (const { polarity } of images) counts[polarity] += 1;
  return counts;
}

function perSplit(items: readonly DatasetItem[]): Record<Split, Record<Polarity, number>> {
  const of = (split: Split) => perPolarity(items.filter((item) => item.split === split));
  return { train: of('train'), validation: of('validation'), test: of('test') };
}
