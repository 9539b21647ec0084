import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageChange } from '../domain/training/image-change.ts';
import { KEY_BYTES } from './feature-store.ts';
import type { FeatureVariant } from './feature-variant.ts';
import { keysOf, networkFolder } from './image-features.ts';
import type { Network } from './network.ts';

export type MissingFeatures = {
  /** Versions of images without features, variant by variant. */
  readonly missing: readonly { readonly path: string; readonly change: ImageChange }[];
  /** Versions of images whose features are there. */
  readonly stored: number;
};

/** What `imageFeatures` would have to compute; nothing is written, and damage of what is stored not looked for. */
export async function missingFeatures(
  images: readonly { readonly path: string }[],
  network: Network,
  variants: readonly FeatureVariant[],
  featuresFolder: string,
): Promise<MissingFeatures> {
  const folder = join(featuresFolder, networkFolder(network));
  const keys = await keysOf(images);
  const missing: { readonly path: string; readonly change: ImageChange }[] = [];
  let stored = 0;
  for (const variant of variants) {
    const known = await storedKeys(join(folder, `${variant.name}.keys`));
    for (const [place, { path }] of images.entries()) {
      const key = keys[place] ?? null;
      if (key === null) continue;
      if (known.has(key)) stored += 1;
      else missing.push({ path, change: variant.changeOf(key) });
    }
  }
  return { missing, stored };
}

async function storedKeys(file: string): Promise<ReadonlySet<string>> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const rows = Math.floor(bytes.length / KEY_BYTES);
  return new Set(
    Array.from({ length: rows }, (_, row) =>
      bytes.toString('hex', row * KEY_BYTES, (row + 1) * KEY_BYTES),
    ),
  );
}
