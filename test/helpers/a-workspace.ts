import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openWorkspace, type Workspace } from '../../src/main/storage/open-workspace.ts';
import { MediaId } from '../../src/shared/domain/ids.ts';
import type { Polarity, Probabilities } from '../../src/shared/domain/polarity.ts';
import { aPost } from './a-post.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An open workspace in a folder of its own; closed when the running test ends. */
export async function aWorkspace(folder = temporaryFolder()): Promise<Workspace> {
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** A media id that stands for an image of this name. */
export function mediaIdOf(name: string): MediaId {
  return MediaId.parse(createHash('sha256').update(name).digest('hex'));
}

const CERTAIN: Readonly<Record<Polarity, (confidence: number) => Probabilities>> = {
  NEG: (c) => [c, (1 - c) / 2, (1 - c) / 2],
  NEU: (c) => [(1 - c) / 2, c, (1 - c) / 2],
  POS: (c) => [(1 - c) / 2, (1 - c) / 2, c],
};

export type LabelledPost = {
  readonly nativeId: string;
  /** Names of its images. */
  readonly images: readonly string[];
  readonly polarity: Polarity;
  readonly confidence: number;
  readonly postedAtMs?: number;
  readonly authorId?: string;
};

/** Fills a workspace with posts whose images are fetched, clean and labelled; no files are written. */
export function fillWorkspace(workspace: Workspace, posts: readonly LabelledPost[]): void {
  const { importId } = workspace.imports.begin({
    kind: 'x-jsonl',
    locator: 'test',
    fingerprint: `test ${posts.map((post) => post.nativeId).join(' ')}`,
  });
  const kept = posts.map(({ nativeId, images, postedAtMs = 0, ...rest }) => {
    const photos = images.map((name, position) => ({
      kind: 'photo' as const,
      position,
      locator: name,
    }));
    const author = rest.authorId === undefined ? {} : { authorId: rest.authorId };
    const post = aPost({ nativeId, postedAtMs, attachments: photos, ...author });
    return { place: nativeId, post, photos };
  });
  workspace.imports.commitBatch(importId, { kept, rejections: [], cursor: { line: 1 } });
  makeImagesClean(workspace);
  const labels = workspace.weakLabels.unlabelled('test', 1_000_000).map(({ postId }, index) => {
    const post = posts[index];
    if (post === undefined) throw new Error('more posts than were given');
    return { postId, probabilities: CERTAIN[post.polarity](post.confidence) };
  });
  workspace.weakLabels.commitLabels('test', labels);
  workspace.weakLabels.passOnToMedia('test');
}

/** Fetches and checks what is attached: every image is clean and named by its locator; no files are written. */
export function makeImagesClean(workspace: Workspace): void {
  workspace.attachments.commitResults(
    workspace.attachments.pendingAfter(0, 1_000_000).map(({ attachmentId, locator }) => ({
      kind: 'fetched',
      attachmentId,
      mediaId: mediaIdOf(locator),
      sizeBytes: 1000,
    })),
  );
  workspace.media.commitInspections(
    workspace.media.unchecked(1_000_000).map((mediaId) => ({
      mediaId,
      inspection: {
        kind: 'clean',
        format: 'jpeg',
        width: 640,
        height: 480,
        hash: {
          high: Number.parseInt(mediaId.slice(0, 8), 16),
          low: Number.parseInt(mediaId.slice(8, 16), 16),
        },
      },
    })),
  );
}
