import type { DatasetRecipe, DatasetSummary } from '../../shared/domain/dataset.ts';
import { buildDataset, canonicalDatasetText, datasetItems } from '../domain/build-dataset.ts';
import { splitCounts } from '../domain/split-counts.ts';
import { type Keep, type PlanPorts, readPlanColumns, tiesOf } from './plan-columns.ts';
import { settleCandidates } from './plan-dataset.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { DrawnItem } from './ports/drawn-item.ts';

/** What a recipe gives, but for the items. */
export type DatasetDraw = {
  readonly hash: string;
  readonly images: number;
  /** Near-duplicate groups in conflict. */
  readonly conflicts: number;
  readonly counts: DatasetSummary['counts'];
};

/** Draws datasets somewhere else, so that nothing waits; items are asked for one draw at a time. */
export type DatasetDrawing = {
  /** @throws Failure as `drawDataset` does. */
  readonly draw: (recipe: DatasetRecipe) => Promise<DatasetDraw>;
  /** Items of the draw that was asked for last, in order of media id. */
  readonly items: (from: number, limit: number) => Promise<readonly DrawnItem[]>;
};

/**
 * Draws the dataset that a recipe gives, all of it from one state of the workspace if the caller sees to that: a million
 * images take some seconds.
 *
 * @param sha256 hexadecimal SHA-256 of a text.
 * @throws Failure BAD_INPUT when nothing can go into the dataset, or less than the recipe asks for.
 */
export function drawDataset(
  ports: PlanPorts & { readonly datasets: Pick<DatasetStore, 'mediaIds'> },
  recipe: DatasetRecipe,
  sha256: (text: string) => string,
  keep?: Keep,
): { readonly draw: DatasetDraw; readonly items: readonly DrawnItem[] } {
  const columns = readPlanColumns(ports, recipe, keep);
  const { settled, conflicts } = settleCandidates(columns, recipe);
  const drawn = buildDataset(settled, tiesOf(columns), recipe);
  const { keys, labelPosts, confidences } = columns.images;
  const mediaIds = ports.datasets.mediaIds(drawn.places.map((place) => keys[place] ?? 0));
  const items = datasetItems(drawn, mediaIds);
  return {
    draw: {
      hash: sha256(canonicalDatasetText(items)),
      images: items.length,
      conflicts,
      counts: splitCounts(drawn),
    },
    items: items.map((item, at) => {
      const place = drawn.places[at] ?? 0;
      return { ...item, post: labelPosts[place] ?? 0, confidence: confidences[place] ?? 0 };
    }),
  };
}
