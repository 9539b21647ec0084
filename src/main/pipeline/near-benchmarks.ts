import type { MediaId } from '../../shared/domain/ids.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';

/**
 * Images that show the same picture as an image of any benchmark.
 *
 * The measured threshold decides, whatever the workspace's is: one that is set high, to keep more images, lets no copy
 * of what a network is tested on through. A lower one widens the groups, and those count whole.
 */
export function nearBenchmarks(copies: Pick<BenchmarkCopies, 'near'>): ReadonlySet<MediaId> {
  return copies.near(DEFAULT_COPY_SETTINGS.leastScore);
}
