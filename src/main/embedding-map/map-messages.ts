import type { MappingProgress } from '../domain/embedding/map-points.ts';
import type { PointRows } from '../domain/embedding/point-rows.ts';

/** What the thread that puts points on a map is started with. */
export type MapThreadData = { readonly rows: PointRows; readonly seed: number };

/** What it tells. */
export type MapMessage =
  | { readonly kind: 'progress'; readonly progress: MappingProgress }
  | { readonly kind: 'mapped'; readonly positions: Float32Array<ArrayBuffer> };
