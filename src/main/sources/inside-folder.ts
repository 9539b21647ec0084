import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The absolute path that a source names relative to a folder, with either kind of slash; null where it
 * leads out of `root`. Links in the file system are not followed.
 */
export function insideFolder(root: string, base: string, named: string): string | null {
  const path = resolve(base, named.replaceAll('\\', '/'));
  const way = relative(root, path);
  const leadsOut = way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  return leadsOut || named.includes('\0') ? null : path;
}
