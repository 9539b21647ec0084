import type { DemoWorld } from '../demo-world.ts';
import { developScene, encodePixels } from '../scene/develop-scene.ts';
import { drawScene, planScene } from '../scene/scene.ts';
import type { DemoPhoto, DemoPicture } from './demo-media.ts';
import { alterPicture } from './picture-alteration.ts';
import { damagePicture } from './picture-damage.ts';

/** Makes the files behind a world's photos on demand. */
export type DemoPictures = {
  /** The photo with that name, or null. */
  find(name: string): DemoPhoto | null;
  /** The bytes of its file: equal worlds give equal bytes, damage included. */
  bytesOf(photo: DemoPhoto): Promise<Buffer>;
};

const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;

/**
 * Makes pictures, and keeps those that were asked for last.
 *
 * @param cacheBytes about how many bytes of encoded pictures are kept.
 */
export function createDemoPictures(
  world: DemoWorld,
  cacheBytes = DEFAULT_CACHE_BYTES,
): DemoPictures {
  const byName = new Map<string, DemoPhoto>();
  for (const media of world.media.values())
    if (media.type === 'photo') byName.set(media.name, media);
  const originals = createPromiseCache(cacheBytes);

  const bytesOf = async ({ picture }: DemoPhoto) => {
    const original = await originals.get(picture.pictureKey, () => renderOriginal(picture));
    const size = planScene(picture.polarity, picture.sceneSeed, picture.kind);
    const altered = await alterPicture(original, size, picture.alteration);
    return picture.damage === null ? altered : damagePicture(altered, picture.damage);
  };
  return { find: (name) => byName.get(name) ?? null, bytesOf };
}

async function renderOriginal(picture: DemoPicture): Promise<Buffer> {
  const { polarity, sceneSeed, kind, originalFormat, originalQuality } = picture;
  const scene = drawScene(polarity, sceneSeed, kind);
  // Grain would make a PNG ten times as large.
  const pixels = await developScene(scene, sceneSeed, { grain: originalFormat !== 'png' });
  return encodePixels(pixels, originalFormat, originalQuality);
}

/** Keeps what was used last, up to a number of bytes; work that is under way is shared. */
function createPromiseCache(maxBytes: number) {
  const kept = new Map<string, Promise<Buffer>>();
  let bytes = 0;
  const forgetOldest = async () => {
    for (const [key, value] of kept) {
      if (bytes <= maxBytes || kept.size <= 1) return;
      kept.delete(key);
      bytes -= (await value).length;
    }
  };
  const add = async (key: string, make: () => Promise<Buffer>) => {
    try {
      const value = await make();
      bytes += value.length;
      return value;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
  return {
    get: async (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
      const value = kept.get(key) ?? add(key, make);
      kept.delete(key);
      kept.set(key, value);
      const result = await value;
      await forgetOldest();
      return result;
    },
  };
}
