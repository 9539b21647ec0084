import type { Dispute } from '../../../shared/domain/review-set.ts';

/** The dispute to show: the wanted one, or else the first that is open. */
export function shownDispute(disputes: readonly Dispute[], at: number | null): Dispute | undefined {
  return (
    disputes.find(({ position }) => position === at) ??
    disputes.find(({ adjudicated }) => adjudicated === null) ??
    disputes[0]
  );
}

/** Where to go when one was settled: the next open one, from the start again after the last; null when all are settled. */
export function nextDispute(disputes: readonly Dispute[], settled: number): number | null {
  const place = disputes.findIndex(({ position }) => position === settled);
  const round = [...disputes.slice(place + 1), ...disputes.slice(0, Math.max(0, place))];
  return round.find(({ adjudicated }) => adjudicated === null)?.position ?? null;
}

/** The dispute some steps along the list, at most its ends. */
export function movedDispute(
  disputes: readonly Dispute[],
  from: number,
  steps: number,
): number | null {
  const place = disputes.findIndex(({ position }) => position === from);
  const to = Math.max(0, Math.min(disputes.length - 1, place + steps));
  return disputes[to]?.position ?? null;
}
