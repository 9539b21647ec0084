import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { DemoWorld } from './demo-world.ts';
import { createDemoPictures } from './world/demo-pictures.ts';

/**
 * Writes a world's posts as a folder with a table: `posts.csv` and `images`.
 *
 * The same world gives the same bytes; photos that its network had lost are in the table, and not among the images.
 */
export async function writeDemoPosts(folder: string, world: DemoWorld): Promise<void> {
  await mkdir(join(folder, 'images'), { recursive: true });
  const pictures = createDemoPictures(world);
  const rows: (readonly string[])[] = [['id', 'text', 'language', 'date', 'image']];
  for (const post of world.posts) {
    if (post.fate === 'retweet') continue;
    for (const key of post.mediaKeys) {
      const media = world.media.get(key);
      if (media?.type !== 'photo') continue;
      const { damage, format } = media.picture;
      const image = `images/${media.name}.${format}`;
      const [id] = post.versionIds;
      const text = post.longText ?? post.text;
      rows.push([id, text, post.language, new Date(post.createdAtMs).toISOString(), image]);
      if (damage === 'gone' || damage === 'withheld') continue;
      await writeFile(join(folder, image), await pictures.bytesOf(media));
    }
  }
  await writeFile(join(folder, 'posts.csv'), stringify(rows));
}
