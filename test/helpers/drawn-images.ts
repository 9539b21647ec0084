import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { GREY_SIDE } from '../../src/main/domain/copies/grey-image.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { fillWorkspace, mediaIdOf } from './a-workspace.ts';
import { drawnScene, SCENES } from './drawn-scenes.ts';

const PIXELS = 8;

/** Fills a workspace with `count` posts of an image each, drawn by code: scenes in turn, all different. */
export async function fillWithScenes(workspace: Workspace, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `scene ${index}`);
  fillWorkspace(
    workspace,
    names.map((name) => ({ nativeId: name, images: [name], polarity: 'POS', confidence: 0.9 })),
  );
  for (const [index, name] of names.entries()) {
    const grey = drawnScene(SCENES[index % SCENES.length] ?? 'sunset', index);
    const path = workspace.files.pathOf(mediaIdOf(name));
    mkdirSync(dirname(path), { recursive: true });
    const raw = { width: GREY_SIDE, height: GREY_SIDE, channels: 1 as const };
    writeFileSync(
      path,
      await sharp(grey, { raw })
        .resize(GREY_SIDE * PIXELS, GREY_SIDE * PIXELS, { kernel: 'cubic' })
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
  }
}
