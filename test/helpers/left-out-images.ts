import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { aPost } from './a-post.ts';
import { mediaIdOf } from './a-workspace.ts';

/** Fills a workspace with images that are left out for being too small, one per post; no files are written. */
export function fillWithLeftOut(workspace: Workspace, count: number): void {
  const { importId } = workspace.imports.begin({
    kind: 'x-jsonl',
    locator: 'test',
    fingerprint: 'left-out images',
  });
  const kept = Array.from({ length: count }, (_, index) => {
    const locator = `small ${index}`;
    const photos = [{ kind: 'photo' as const, position: 0, locator }];
    return { place: locator, post: aPost({ nativeId: locator, attachments: photos }), photos };
  });
  workspace.imports.commitBatch(importId, { kept, rejections: [], cursor: { line: 1 } });
  workspace.attachments.commitResults(
    workspace.attachments.pendingAfter(0, count).map(({ attachmentId, locator }) => ({
      kind: 'fetched',
      attachmentId,
      mediaId: mediaIdOf(locator),
      sizeBytes: 1000,
    })),
  );
  workspace.media.commitInspections(
    workspace.media.unchecked(count).map((mediaId) => ({
      mediaId,
      inspection: { kind: 'damaged', reason: 'image:too-small', detail: '40 × 40 pixels' },
    })),
  );
}
