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

/** Who stopped a stage: a person, who pauses or cancels it, or the program, which is about to end. */
export type StopCause = 'paused' | 'cancelled' | 'closed';

/** Reason of a stage's signal that was aborted. */
export class Stopped extends Error {
  readonly by: StopCause;

  constructor(by: StopCause) {
    super(`the stage was stopped: ${by}`);
    this.name = 'AbortError';
    this.by = by;
  }
}

/** Why a signal was aborted; `cancelled` where nobody said. */
export function stopCause({ reason }: AbortSignal): StopCause {
  return reason instanceof Stopped ? reason.by : 'cancelled';
}
