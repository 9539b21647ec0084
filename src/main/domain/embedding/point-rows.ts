/** Points as rows of numbers, one after the other: `values` is [count, width]. */
export type PointRows = {
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array<ArrayBuffer>;
};
