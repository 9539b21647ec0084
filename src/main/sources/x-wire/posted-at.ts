import { snowflakeTime } from './snowflake-time.ts';

/** Time of a post in milliseconds since 1970 UTC: as X wrote it down, or else by its id. */
export function postedAt(createdAt: string | null | undefined, id: string): number | null {
  const written = Date.parse(createdAt ?? '');
  return Number.isNaN(written) ? snowflakeTime(id) : written;
}
