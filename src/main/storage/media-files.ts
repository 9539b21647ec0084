import { createHash } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaId } from '../../shared/domain/ids.ts';
import type { MediaFiles } from '../pipeline/ports/media-files.ts';

/**
 * Images as files named by the SHA-256 of their bytes, in folders of the first two digits.
 *
 * A file is written under a temporary name, flushed, and renamed: one that is there is whole.
 */
export function createMediaFiles(mediaFolder: string, temporaryFolder: string): MediaFiles {
  let writes = 0;
  const pathOf = (mediaId: MediaId): string => join(mediaFolder, mediaId.slice(0, 2), mediaId);

  return {
    pathOf,
    store: async (bytes) => {
      const mediaId = MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
      const path = pathOf(mediaId);
      if (!(await exists(path))) await writeWhole(path, bytes);
      return mediaId;
    },
  };

  async function writeWhole(path: string, bytes: Buffer): Promise<void> {
    const temporary = join(temporaryFolder, `${process.pid}-${++writes}`);
    await mkdir(join(path, '..'), { recursive: true });
    try {
      const file = await open(temporary, 'w');
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
