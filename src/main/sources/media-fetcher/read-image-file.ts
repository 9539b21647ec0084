import { readFile, stat } from 'node:fs/promises';
import type { FetchOutcome } from '../../pipeline/ports/media-fetcher.ts';
import { checkImageBytes } from './check-image-bytes.ts';

/** Gets the bytes of an image file at an absolute path; rejects only when aborted. */
export async function readImageFile(
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  signal.throwIfAborted();
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return { kind: 'rejected', reason: 'image:missing-file', detail: `${path} is not a file` };
    }
    if (found.size > maxBytes) {
      return { kind: 'rejected', reason: 'image:too-many-bytes', detail: `${found.size} bytes` };
    }
    return checkImageBytes(await readFile(path, { signal }));
  } catch (error) {
    signal.throwIfAborted();
    return outcomeOfError(path, error);
  }
}

function outcomeOfError(path: string, error: unknown): FetchOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) {
    return { kind: 'rejected', reason: 'image:missing-file', detail: path };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return { kind: 'rejected', reason: 'image:refused', detail: `${path} may not be read` };
  }
  return { kind: 'rejected', reason: 'image:unreachable', detail: `${path}: ${code}` };
}
