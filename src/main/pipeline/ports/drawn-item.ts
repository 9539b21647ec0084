import type { DatasetItem } from '../../../shared/domain/dataset.ts';

/** An item, and the weak label that it was chosen by. */
export type DrawnItem = DatasetItem & { readonly post: number; readonly confidence: number };
