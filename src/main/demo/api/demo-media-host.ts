import type { DemoWorld } from '../demo-world.ts';
import type { DemoPhoto } from '../world/demo-media.ts';
import { createDemoPictures } from '../world/demo-pictures.ts';
import { type FaultPlan, planFaults } from './planned-faults.ts';

export type MediaAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
};

/** Gives out a world's photos as X's media host does, apart from HTTP. */
export type DemoMediaHost = {
  /** Answers a request for `/media/<name>` or `/media/<name>.<format>`, also with `?format=`. */
  answer(url: URL): Promise<MediaAnswer>;
};

const CONTENT_TYPES = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;
const FAULT_HEADERS = { 'retry-after': '1' };

/**
 * Makes a media host over a world. All values of `name=` give the same bytes: no picture is larger
 * than X's `small`. A format that is not the original's is answered 404, as X does.
 *
 * @param cacheBytes encoded pictures that are kept.
 */
export function createDemoMediaHost(
  world: DemoWorld,
  plan: FaultPlan,
  cacheBytes?: number,
): DemoMediaHost {
  const pictures = createDemoPictures(world, cacheBytes);
  const faults = planFaults(plan);
  return {
    answer: async (url) => {
      const [, name = '', extension] = /^\/media\/([\w-]+)(?:\.(\w+))?$/.exec(url.pathname) ?? [];
      const photo = pictures.find(name);
      if (photo === null) return withoutBytes(404);
      const fault = faults.next(name);
      if (fault !== null) return { ...withoutBytes(fault), headers: FAULT_HEADERS };
      const format = url.searchParams.get('format') ?? extension ?? photo.picture.format;
      if (photo.picture.damage === 'gone' || format !== photo.picture.format)
        return withoutBytes(404);
      if (photo.picture.damage === 'withheld') return withoutBytes(403);
      const headers = { 'content-type': contentType(photo), 'cache-control': 'max-age=604800' };
      return { status: 200, headers, bytes: await pictures.bytesOf(photo) };
    },
  };
}

function withoutBytes(status: number): MediaAnswer {
  return { status, headers: {}, bytes: Buffer.alloc(0) };
}

function contentType({ picture }: DemoPhoto): string {
  if (picture.damage === 'html') return 'text/html; charset=utf-8';
  return picture.damage === 'tiny' ? CONTENT_TYPES.jpg : CONTENT_TYPES[picture.format];
}
