const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size on disk in decimal units: `812 B`, `4.2 kB`, `130 kB`, `1.3 GB`. */
export function byteText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}
