/** A length of time in its two largest units: `42 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function durationText(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  if (total < 60) return `${total} s`;
  if (total < 3600) return twoUnits(total, 60, 'min', 1, 's');
  if (total < 86_400) return twoUnits(total, 3600, 'h', 60, 'min');
  return twoUnits(total, 86_400, 'd', 3600, 'h');
}

/** A time that was measured, with a digit more where it is short: `0.3 s`. */
export function measuredText(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : durationText(seconds);
}

function twoUnits(
  seconds: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const count = Math.floor(seconds / large);
  const rest = Math.floor((seconds % large) / small);
  return rest === 0 ? `${count} ${largeName}` : `${count} ${largeName} ${rest} ${smallName}`;
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
