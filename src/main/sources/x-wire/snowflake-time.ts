/** Start of X's id clock, in milliseconds since 1970 UTC (4 November 2010). */
const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657;

/**
 * When a post of X was made, by its id: the bits above the lowest 22 are milliseconds since X's epoch
 * (X's "Snowflake" ids). Milliseconds since 1970 UTC; null for ids without a time, which are shorter:
 * they were counted one by one until November 2010.
 */
export function snowflakeTime(id: string): number | null {
  if (!/^\d{15,19}$/.test(id)) return null;
  return Number(BigInt(id) >> 22n) + SNOWFLAKE_EPOCH_MS;
}
