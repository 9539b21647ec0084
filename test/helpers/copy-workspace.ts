import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { CopyTransformation } from '../../src/main/domain/copies/copy-transformation.ts';
import { GREY_SIDE } from '../../src/main/domain/copies/grey-image.ts';
import { createImageInspector, LENIENT } from '../../src/main/media/image-inspector.ts';
import { transformImage } from '../../src/main/media/transform-image.ts';
import { createCopySearch } from '../../src/main/near-duplicates/copy-search.ts';
import { createPrintComparer } from '../../src/main/near-duplicates/print-comparer.ts';
import { cleanMedia } from '../../src/main/pipeline/clean-media.ts';
import type { StageControl } from '../../src/main/pipeline/stage-control.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { MediaId } from '../../src/shared/domain/ids.ts';
import { aPost } from './a-post.ts';
import { drawnScene, SCENES } from './drawn-scenes.ts';
import { PROGRAM_FILES } from './program-files.ts';

export const IDLE: StageControl = {
  signal: new AbortController().signal,
  report: () => undefined,
};

/** A drawn picture as a PNG, 480 × 360 pixels. */
export function aPicture(scene: (typeof SCENES)[number], seed: number): Promise<Buffer> {
  const raw = { width: GREY_SIDE, height: GREY_SIDE, channels: 1 as const };
  return sharp(drawnScene(scene, seed), { raw })
    .resize(480, 360, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
}

const COPIES: readonly CopyTransformation[] = [
  { kind: 're-encode', format: 'jpeg', quality: 50 },
  { kind: 'crop', box: { x: 0.05, y: 0.1, width: 0.85, height: 0.85 } },
  { kind: 'flip' },
  { kind: 'resize', scale: 0.5 },
];

/** Four pictures of each kind of scene but cards, each with four copies: what shows the same lies together. */
export async function picturesWithCopies(): Promise<readonly (readonly Buffer[])[]> {
  const originals = SCENES.filter((scene) => scene !== 'text-card').flatMap((scene) =>
    [1, 2, 3, 4].map((seed) => aPicture(scene, seed)),
  );
  return Promise.all(
    (await Promise.all(originals)).map(async (original) => [
      original,
      ...(await Promise.all(COPIES.map((copy) => transformImage(original, copy)))),
    ]),
  );
}

export function idOfBytes(bytes: Buffer): MediaId {
  return MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** Adds images to a workspace as fetched, one post each, and cleans them. */
export async function addImages(workspace: Workspace, images: readonly Buffer[]): Promise<void> {
  const named = images.map((bytes) => ({ bytes, mediaId: idOfBytes(bytes) }));
  for (const { bytes, mediaId } of named) {
    const path = workspace.files.pathOf(mediaId);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  const { importId } = workspace.imports.begin({
    kind: 'x-jsonl',
    locator: 'test',
    fingerprint: named.map(({ mediaId }) => mediaId).join(' '),
  });
  const kept = named.map(({ mediaId }) => {
    const photos = [{ kind: 'photo' as const, position: 0, locator: mediaId }];
    return { place: mediaId, post: aPost({ nativeId: mediaId, attachments: photos }), photos };
  });
  workspace.imports.commitBatch(importId, { kept, rejections: [], cursor: { line: 1 } });
  const sizes = new Map(named.map(({ bytes, mediaId }) => [mediaId, bytes.length]));
  workspace.attachments.commitResults(
    workspace.attachments.pendingAfter(0, 1_000_000).map(({ attachmentId, locator }) => {
      const mediaId = MediaId.parse(locator);
      return { kind: 'fetched', attachmentId, mediaId, sizeBytes: sizes.get(mediaId) ?? 0 };
    }),
  );
  const inspector = createImageInspector();
  await cleanMedia(
    { ...workspace, inspector, lenientInspector: inspector },
    { concurrency: 2 },
    IDLE,
  );
}

/** What the near-duplicates job takes, over a workspace. */
export function searchPorts(workspace: Workspace) {
  return {
    ...workspace,
    inspector: createImageInspector(LENIENT),
    copySearch: createCopySearch({ worker: PROGRAM_FILES.nearPairWorker, threads: 2 }),
    printComparer: createPrintComparer({ worker: PROGRAM_FILES.printWorker, threads: 2 }),
  };
}
