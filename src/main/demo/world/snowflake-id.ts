/** Beginning of X's id times: 4 November 2010, in milliseconds since 1970 UTC. */
const EPOCH_MS = 1_288_834_974_657n;

/**
 * An id in the form of X: the milliseconds since X's epoch in the upper bits, 22 bits below.
 *
 * @param low number from 0 to 2^22 - 1 that tells ids of the same millisecond apart.
 */
export function snowflakeId(timeMs: number, low: number): string {
  return (((BigInt(timeMs) - EPOCH_MS) << 22n) | BigInt(low)).toString();
}

/** The time that an id of X carries, in milliseconds since 1970 UTC. */
export function timeOfSnowflake(id: string): number {
  return Number((BigInt(id) >> 22n) + EPOCH_MS);
}
