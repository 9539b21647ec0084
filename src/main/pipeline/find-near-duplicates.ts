import { groupNearDuplicates } from '../domain/group-near-duplicates.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import type { StageControl } from './stage-control.ts';

export type NearDuplicateSummary = {
  readonly images: number;
  readonly groups: number;
  readonly redundant: number;
};

/**
 * Groups the clean images of all posts that show the same picture.
 *
 * The groups are replaced in one transaction: they are those of this search or those of the last one.
 */
export async function findNearDuplicates(
  ports: { readonly media: MediaStore; readonly nearDuplicates: NearDuplicateStore },
  options: { readonly radius: number },
  control: StageControl,
): Promise<NearDuplicateSummary> {
  const media = ports.media.hashedPostMedia();
  const report = (done: number, message: string): void =>
    control.report({ done, total: media.length, unit: 'images', message });
  report(0, `comparing hashes within ${options.radius} bits`);
  const groups = groupNearDuplicates(media, { radius: options.radius });
  control.signal.throwIfAborted();
  ports.nearDuplicates.replaceGroups(
    groups,
    media.map((item) => item.mediaId),
    options.radius,
  );
  report(media.length, `${groups.length} groups`);
  const grouped = groups.reduce((sum, group) => sum + group.members.length, 0);
  return { images: media.length, groups: groups.length, redundant: grouped - groups.length };
}
