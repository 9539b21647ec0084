/** Faults that pass when the same thing is asked for again. */
export type FaultPlan = {
  /** Every n-th new request is answered 429 the first time. */
  readonly rateLimitEvery?: number;
  /** Every n-th new request is answered 503 the first time. */
  readonly serverErrorEvery?: number;
};

export type PlannedFaults = { next(resource: string): 429 | 503 | null };

/** Decides per resource, at its first request only, so that every retry succeeds. */
export function planFaults({ rateLimitEvery, serverErrorEvery }: FaultPlan): PlannedFaults {
  const seen = new Set<string>();
  const isDue = (every: number | undefined) =>
    every !== undefined && every > 0 && seen.size % every === 0;
  return {
    next: (resource) => {
      if (seen.has(resource)) return null;
      seen.add(resource);
      if (isDue(rateLimitEvery)) return 429;
      return isDue(serverErrorEvery) ? 503 : null;
    },
  };
}
