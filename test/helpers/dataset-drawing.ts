import { createHash } from 'node:crypto';
import { drawDataset } from '../../src/main/pipeline/draw-dataset.ts';
import { type DatasetRequest, makeDataset } from '../../src/main/pipeline/make-dataset.ts';
import type { DrawnItem } from '../../src/main/pipeline/ports/drawn-item.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import type { DatasetSummary } from '../../src/shared/domain/dataset.ts';

/** Builds a dataset as the program does, without its threads. */
export function builtDataset(
  workspace: Workspace,
  request: DatasetRequest,
  signal = new AbortController().signal,
): Promise<DatasetSummary> {
  let drawn: readonly DrawnItem[] = [];
  const drawing = {
    draw: async (recipe: DatasetSummary['recipe']) => {
      const { draw, items } = drawDataset(workspace, recipe, (text) =>
        createHash('sha256').update(text).digest('hex'),
      );
      drawn = items;
      return draw;
    },
    items: async (from: number, limit: number) => drawn.slice(from, from + limit),
  };
  return makeDataset({ ...workspace, drawing }, request, { signal, report: () => {} });
}
