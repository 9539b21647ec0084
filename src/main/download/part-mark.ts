import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** What is kept beside an unfinished download, so that it goes on only with the same file. */
const PartMark = z.object({
  url: z.string(),
  /** The server's strong mark of the file: its ETag, or else when it was changed. */
  validator: z.string(),
});

/** The mark of an unfinished download, or null where it must begin anew. */
export async function readPartMark(
  part: string,
  url: string,
): Promise<{ readonly validator: string } | null> {
  try {
    const mark = PartMark.parse(JSON.parse(await readFile(`${part}.json`, 'utf8')));
    return mark.url === url ? mark : null;
  } catch {
    return null;
  }
}

/** Marks a download that begins; one without a mark of the file's version cannot be gone on with. */
export async function writePartMark(part: string, url: string, headers: Headers): Promise<void> {
  const etag = headers.get('etag');
  const validator = etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
  if (validator === null) await rm(`${part}.json`, { force: true });
  else await writeFile(`${part}.json`, JSON.stringify({ url, validator }));
}
