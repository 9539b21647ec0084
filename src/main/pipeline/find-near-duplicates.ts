import type { MediaId } from '../../shared/domain/ids.ts';
import { LINK_FLOOR } from '../../shared/domain/near-duplicates.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { curveByScore } from '../domain/group-curve.ts';
import { linkEqualHashes } from '../domain/link-equal-hashes.ts';
import {
  type CopyLink,
  type CopyMedia,
  type LinkedCopies,
  linkedCopiesInSlices,
} from '../domain/linked-copies.ts';
import { byText } from '../domain/media-order.ts';
import { createPause } from './create-pause.ts';
import { forEachPage } from './for-each-page.ts';
import { groupLinked } from './group-linked.ts';
import { linkCopies } from './link-copies.ts';
import type { CopySearch } from './ports/copy-search.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { GroupDecisionStore } from './ports/group-decision-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { JudgedPairs } from './ports/judged-pairs.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import type { PrintComparer } from './ports/print-comparer.ts';
import { printMedia } from './print-media.ts';
import { replaceGroups } from './replace-groups.ts';
import type { StageControl } from './stage-control.ts';

/** Links that are read between two turns of the event loop: some milliseconds. */
const LINKS = 2_000;

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
 * everything is searched anew; with another threshold only the groups are made anew. Images whose file is gone
 * are grouped with those of the same hash only. Decisions by hand hold.
 *
 * A search that was stopped goes on where it was. The groups are replaced at once: they are those of this
 * search or those of the last one.
 */
export async function findNearDuplicates(
  ports: {
    readonly copies: CopyStore;
    readonly copySearch: CopySearch;
    readonly printComparer: PrintComparer;
    readonly judgedPairs: JudgedPairs;
    readonly groupDecisions: Pick<GroupDecisionStore, 'standing'>;
    readonly nearDuplicates: NearDuplicateStore;
    readonly files: MediaFiles;
    /** Takes whatever can be decoded. */
    readonly inspector: ImageInspector;
  },
  options: {
    readonly radius: number;
    /** Least agreement of two pictures that count as copies; at least `LINK_FLOOR`. */
    readonly leastScore: number;
    readonly concurrency: number;
    /** New images that are searched together. */
    readonly batch?: number;
  },
  control: StageControl,
): Promise<NearDuplicateSummary> {
  const { copies } = ports;
  const settings = { ...DEFAULT_COPY_SETTINGS, radius: options.radius, leastScore: LINK_FLOOR };
  copies.begin(options.radius);
  await printMedia(ports, options, control);
  await linkCopies(ports, { ...options, settings }, control);

  const { images, linked } = await readLinked(ports, control.signal);
  const { leastScore } = options;
  const { groups, curve } = await groupLinked(
    ports,
    linked,
    { leastScore, settings },
    {
      signal: control.signal,
      report: (done) =>
        control.report({ done, total: null, unit: 'sets', message: 'grouping copies' }),
    },
  );
  await replaceGroups(
    ports.nearDuplicates,
    groups.toSorted((a, b) => byText(a.representative, b.representative)),
    { radius: options.radius, leastScore, curve: curveByScore(curve) },
    control.signal,
  );
  control.report({
    done: images,
    total: images,
    unit: 'images',
    message: `${groups.length} groups`,
  });
  const grouped = groups.reduce((sum, group) => sum + group.members.length, 0);
  return { images, groups: groups.length, redundant: grouped - groups.length };
}

/** All images of posts, counted, and those that hang together. */
async function readLinked(
  {
    copies,
    groupDecisions,
  }: {
    readonly copies: CopyStore;
    readonly groupDecisions: Pick<GroupDecisionStore, 'standing'>;
  },
  signal: AbortSignal,
): Promise<{ readonly images: number; readonly linked: Iterator<LinkedCopies | null> }> {
  const pause = createPause(signal);
  const links: CopyLink[] = [];
  const decisions = groupDecisions.standing();
  const tied = new Set<MediaId>(decisions.keys());
  for (let page = copies.links(null, LINKS); page.length > 0; ) {
    for (const link of page) {
      links.push(link);
      tied.add(link.a).add(link.b);
    }
    page = copies.links(page.at(-1) ?? null, LINKS);
    await pause();
  }
  let images = 0;
  const media: CopyMedia[] = [];
  const untied: CopyMedia[] = [];
  const undecoded = new Set<MediaId>();
  await forEachPage(
    copies.media,
    (page) => {
      images += page.length;
      for (const { hasPrint, ...image } of page) {
        (tied.has(image.mediaId) ? media : untied).push(image);
        if (!hasPrint) undecoded.add(image.mediaId);
      }
    },
    signal,
  );
  const equal = linkEqualHashes([...media, ...untied], undecoded);
  const tiedByHash = new Set(equal.flatMap(({ a, b }) => [a, b]));
  return {
    images,
    linked: linkedCopiesInSlices(
      [...media, ...untied.filter(({ mediaId }) => tiedByHash.has(mediaId))],
      [...links, ...equal],
      decisions,
    ),
  };
}
