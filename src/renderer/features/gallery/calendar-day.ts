const DAY_MS = 86_400_000;

/** The UTC day of a moment: `2017-01-31`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The last UTC day before a moment that is not included. */
export function lastDayOf(endMs: number): string {
  return dayOf(endMs - 1);
}

/** When a UTC day begins; null for what is no day. */
export function dayStartMs(day: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** When a UTC day is over; null for what is no day. */
export function dayEndMs(day: string): number | null {
  const start = dayStartMs(day);
  return start === null ? null : start + DAY_MS;
}
