import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MediaId } from '../../shared/domain/ids.ts';

/**
 * 64 hexadecimal digits that name an image's content: those in its file's name where it is stored by content,
 * otherwise a digest of path, size and time of change. Null where there is no such file.
 */
export async function imageKey(path: string): Promise<string | null> {
  const [name] = basename(path).split('.');
  const stored = MediaId.safeParse(name);
  if (stored.success) return stored.data;
  try {
    const { size, mtimeMs } = await stat(path);
    return createHash('sha256').update(`${path}\n${size}\n${mtimeMs}`).digest('hex');
  } catch {
    return null;
  }
}
