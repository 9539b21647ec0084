import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { type CopyGroup, groupsOfLinked, linkedCopies } from '../domain/group-copies.ts';
import { linkEqualHashes } from '../domain/link-equal-hashes.ts';
import { byText } from '../domain/media-order.ts';
import { inPages } from './in-pages.ts';
import { createPairJudge } from './judge-pair.ts';
import { linkCopies } from './link-copies.ts';
import type { CopySearch } from './ports/copy-search.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import { printMedia } from './print-media.ts';
import type { StageControl } from './stage-control.ts';

const MOST_IMAGES = Number.MAX_SAFE_INTEGER;

export type NearDuplicateSummary = {
  readonly images: number;
  readonly groups: number;
  readonly redundant: number;
};

/**
 * Groups the clean images of all posts that show the same picture: re-encoded, resized, recoloured, cropped,
 * bordered or mirrored.
 *
 * Images that came in since the last search are compared with all; pairs whose hashes differ in at most
 * `radius` bits are candidates, which are then compared pixel by pixel. With another radius than last time
 * everything is searched anew. Images whose file is gone are grouped with those of the same hash only.
 *
 * A search that was stopped goes on where it was. The groups are replaced in one transaction: they are
 * those of this search or those of the last one.
 */
export async function findNearDuplicates(
  ports: {
    readonly copies: CopyStore;
    readonly copySearch: CopySearch;
    readonly nearDuplicates: NearDuplicateStore;
    readonly files: MediaFiles;
    /** Takes whatever can be decoded. */
    readonly inspector: ImageInspector;
  },
  options: {
    readonly radius: number;
    readonly concurrency: number;
    /** New images that are searched together. */
    readonly batch?: number;
  },
  control: StageControl,
): Promise<NearDuplicateSummary> {
  const { copies } = ports;
  const settings = { ...DEFAULT_COPY_SETTINGS, radius: options.radius };
  copies.begin(options.radius);
  await printMedia(ports, options, control);
  await linkCopies(ports, { ...options, settings }, control);

  const media = await inPages(copies.media, control.signal);
  const undecoded = new Set<MediaId>(copies.withoutPrint('', MOST_IMAGES));
  const links = [...copies.links(), ...linkEqualHashes(media, undecoded)];
  const groups: CopyGroup[] = [];
  for (const linked of linkedCopies(media, links)) {
    groups.push(...groupsOfLinked(linked, createPairJudge(copies, settings)));
    await nextTurn();
    control.signal.throwIfAborted();
  }
  groups.sort((a, b) => byText(a.representative, b.representative));
  ports.nearDuplicates.replaceGroups(groups, [], options.radius);
  control.report({
    done: media.length,
    total: media.length,
    unit: 'images',
    message: `${groups.length} groups`,
  });
  const grouped = groups.reduce((sum, group) => sum + group.members.length, 0);
  return { images: media.length, groups: groups.length, redundant: grouped - groups.length };
}
