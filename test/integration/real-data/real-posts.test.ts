import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Funnel } from '../../../src/shared/domain/funnel.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const DATA = resolve('../shared/data');
const TWEETS = join(DATA, 'tweet-sentiment', 'semeval-2013-2016.tsv');
const PHOTOS = join(DATA, 'photos');
const isThere = existsSync(TWEETS) && existsSync(PHOTOS);
if (!isThere) console.warn(`SKIPPED: real tweets and photographs are not in ${DATA}`);

/** A folder of real photographs with a CSV that gives each of them a real tweet's text. */
function postsFolder(): { readonly folder: string; readonly photos: number } {
  const folder = join(temporaryFolder(), 'posts');
  mkdirSync(folder);
  const photos = readdirSync(PHOTOS).filter((name) => name.endsWith('.JPEG'));
  const tweets = readFileSync(TWEETS, 'utf8').split('\n').slice(1);
  const rows = photos.map((photo, index) => {
    symlinkSync(join(PHOTOS, photo), join(folder, photo));
    const [id = '', , , text = ''] = (tweets[index * 100] ?? '').split('\t');
    return `${id},${photo},en,"${text.replaceAll('"', '""')}"`;
  });
  writeFileSync(join(folder, 'posts.csv'), `tweet_id,image,lang,text\n${rows.join('\n')}\n`);
  return { folder, photos: photos.length };
}

describe.skipIf(!isThere)('real tweets with real photographs', () => {
  it('go through import, fetch, clean, label and near-duplicates', {
    timeout: 120_000,
  }, async () => {
    const { folder, photos } = postsFolder();
    const workspace = join(temporaryFolder(), 'ws');
    const studio = (...args: string[]) =>
      runStudio(['-w', workspace, ...args], { environment: { T4SA_USER_DATA: temporaryFolder() } });

    for (const step of [
      ['import', folder],
      ['fetch'],
      ['clean'],
      ['label'],
      ['near-duplicates', '--radius', '8'],
    ]) {
      const run = await studio(...step);
      expect(run.code, `${step[0]}: ${run.stderr}`).toBe(0);
    }

    const { events } = await studio('status');
    const funnel = events.at(-1) as Funnel | undefined; // why: status prints the funnel
    expect(funnel?.records).toBe(photos);
    expect(funnel?.media).toMatchObject({ clean: funnel?.posts, damaged: 0, unchecked: 0 });
    expect(funnel?.posts).toBeGreaterThan(0.9 * photos);
    expect(funnel?.labelledPosts).toBe(funnel?.posts);
    // One photograph per class: pictures that differ must not be taken for copies.
    expect(funnel?.nearDuplicates.redundant).toBeLessThanOrEqual(0.01 * photos);
    expect(funnel?.nearDuplicates.upToDate).toBe(true);
  });
});
