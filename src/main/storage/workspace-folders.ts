import { join } from 'node:path';

/** Where things are in a workspace folder. */
export type WorkspaceFolders = {
  readonly root: string;
  readonly database: string;
  /** Small images; may be thrown away at any time. */
  readonly thumbnails: string;
  readonly lock: string;
  readonly media: string;
  readonly raw: string;
  readonly runs: string;
  readonly exports: string;
  /** Teachers that the person added, a folder each. */
  readonly teachers: string;
  /** Students while they are made, a folder each. */
  readonly students: string;
  /** Features of images, for all trainings; may be thrown away while none runs. */
  readonly features: string;
  /** Model folders of epochs and of imported weights, made when they are needed; may be thrown away at any time. */
  readonly models: string;
  /** What models made of images, for maps; may be thrown away at any time. */
  readonly embeddings: string;
  readonly temporary: string;
};

export function workspaceFolders(root: string): WorkspaceFolders {
  return {
    root,
    database: join(root, 'workspace.sqlite'),
    thumbnails: join(root, 'thumbnails.sqlite'),
    lock: join(root, 'workspace.lock'),
    media: join(root, 'media'),
    raw: join(root, 'raw'),
    runs: join(root, 'runs'),
    exports: join(root, 'exports'),
    teachers: join(root, 'teachers'),
    students: join(root, 'students'),
    features: join(root, 'features'),
    models: join(root, 'models'),
    embeddings: join(root, 'embeddings'),
    temporary: join(root, 'tmp'),
  };
}
