import { durationText } from '../../shared/duration-text.ts';

/** A time that was measured, with a digit more where it is short: `0.3 s`. */
export function measuredText(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : durationText(seconds);
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const shortDayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in the person's time zone: `3 Mar 2026, 14:05`. */
export function momentText(atMs: number): string {
  return dayAndTime.format(new Date(atMs));
}

/** The same without the year, for lists: `3 Mar, 14:05`. */
export function shortMomentText(atMs: number): string {
  return shortDayAndTime.format(new Date(atMs));
}
