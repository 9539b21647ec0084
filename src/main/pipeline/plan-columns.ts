import type { DatasetRecipe } from '../../shared/domain/dataset.ts';
import { groupOutcomes, outcomesOf } from '../domain/apply-verdicts.ts';
import type { Ties } from '../domain/candidate-ties.ts';
import type { LabelledImages } from '../domain/labelled-images.ts';
import { agreeingImages } from '../domain/select-candidates.ts';
import { nearBenchmarks } from './near-benchmarks.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';
import type { DatasetStore } from './ports/dataset-store.ts';

export type PlanPorts = {
  readonly datasets: Pick<
    DatasetStore,
    'labelledImages' | 'opinions' | 'reviewedImages' | 'keysOf' | 'postAuthors'
  >;
  readonly benchmarkCopies: Pick<BenchmarkCopies, 'near'>;
};

/** What a recipe is settled by: the images, and columns with a value for each of them. */
export type PlanColumns = {
  readonly images: LabelledImages;
  /** See `Ties`; null where the recipe lets authors' images fall apart. */
  readonly authors: Int32Array | null;
  /** Ones where all teachers agree that have to; null where none has to. */
  readonly agreeing: Uint8Array | null;
  /** What people found, see `outcomesOf`; null where verdicts are not used. */
  readonly outcomes: Uint8Array | null;
  /** Ones for images that show the same as a benchmark's; null for none. */
  readonly nearBenchmarks: Uint8Array | null;
};

/** Gives what was read under a name before, as long as that is still right. */
export type Keep = <T>(name: string, read: () => T) => T;

/** Reads what a recipe needs; all of it from one state of the workspace, if the caller sees to that. */
export function readPlanColumns(
  { datasets, benchmarkCopies }: PlanPorts,
  { selection: { agreeing = [] }, verdicts, authors }: DatasetRecipe,
  keep: Keep = (_, read) => read(),
): PlanColumns {
  const images = keep('images', datasets.labelledImages);
  return {
    images,
    authors: authors === 'together' ? keep('authors', datasets.postAuthors) : null,
    agreeing:
      agreeing.length === 0
        ? null
        : keep(`agreeing ${JSON.stringify(agreeing)}`, () =>
            agreeingImages(images, agreeing.map(datasets.opinions)),
          ),
    outcomes:
      verdicts === undefined
        ? null
        : keep('outcomes', () => outcomesOf(images, groupOutcomes(datasets.reviewedImages()))),
    nearBenchmarks: keep('near benchmarks', () => {
      const near = new Set(datasets.keysOf(nearBenchmarks(benchmarkCopies)));
      if (near.size === 0) return null;
      return Uint8Array.from(images.keys, (key) => (near.has(key) ? 1 : 0));
    }),
  };
}

/** What ties the images of a recipe to one another. */
export function tiesOf({ images, authors }: PlanColumns): Ties {
  return { ...images, authors };
}
