import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { MediaId } from '../../src/shared/domain/ids.ts';
import { fillWorkspace, mediaIdOf } from './a-workspace.ts';

/** A JPEG of noise; equal seeds give equal bytes. */
export function noiseJpeg(seed: number, width = 640, height = 480): Promise<Buffer> {
  const noise = Buffer.alloc(width * height * 3);
  for (let at = 0, block = 0; at < noise.length; block += 1) {
    at += createHash('sha512').update(`${seed} ${block}`).digest().copy(noise, at);
  }
  return sharp(noise, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

export type StoredImages = {
  readonly ids: readonly MediaId[];
  readonly pathOf: (mediaId: MediaId) => string;
};

/** Writes JPEGs into a folder, named by their SHA-256. */
export async function storedImages(folder: string, count: number): Promise<StoredImages> {
  const pathOf = (mediaId: MediaId): string => `${folder}/${mediaId}`;
  const ids: MediaId[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const bytes = await noiseJpeg(seed);
    const mediaId = MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
    writeFileSync(pathOf(mediaId), bytes);
    ids.push(mediaId);
  }
  return { ids, pathOf };
}

/** Fills a workspace with one post per image, clean and labelled, and writes files for them. */
export async function fillWithFiles(
  workspace: Workspace,
  count: number,
): Promise<readonly MediaId[]> {
  const names = Array.from({ length: count }, (_, index) => `image ${index}`);
  fillWorkspace(
    workspace,
    names.map((name) => ({ nativeId: name, images: [name], polarity: 'POS', confidence: 0.9 })),
  );
  for (const [seed, name] of names.entries()) {
    const path = workspace.files.pathOf(mediaIdOf(name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await noiseJpeg(seed, 96, 96));
  }
  return names.map(mediaIdOf);
}
