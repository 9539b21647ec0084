import { join } from 'node:path';

/** Where things are in a workspace folder. */
export type WorkspaceFolders = {
  readonly root: string;
  readonly database: string;
  readonly lock: string;
  readonly media: string;
  readonly raw: string;
  readonly runs: string;
  readonly exports: string;
  /** Teachers that the person added, a folder each. */
  readonly teachers: string;
  readonly temporary: string;
};

export function workspaceFolders(root: string): WorkspaceFolders {
  return {
    root,
    database: join(root, 'workspace.sqlite'),
    lock: join(root, 'workspace.lock'),
    media: join(root, 'media'),
    raw: join(root, 'raw'),
    runs: join(root, 'runs'),
    exports: join(root, 'exports'),
    teachers: join(root, 'teachers'),
    temporary: join(root, 'tmp'),
  };
}
