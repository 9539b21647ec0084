import type { MediaId } from '../../src/shared/domain/ids.ts';

/** The n-th media id in ascending order. */
export function aMediaId(n: number): MediaId {
  return n.toString(16).padStart(64, '0') as MediaId; // why: 64 hexadecimal digits are an id
}
