/** How far a stage is; `total` is null where it cannot be known. */
export type StageProgress = {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly message: string;
};

/** What every stage is given: when to stop, and where to tell how far it is. */
export type StageControl = {
  /** A stage stops between two batches when this is aborted, and throws the signal's reason. */
  readonly signal: AbortSignal;
  readonly report: (progress: StageProgress) => void;
};
