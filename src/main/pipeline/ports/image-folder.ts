/** A file of a folder of images. */
export type FolderFile = {
  readonly path: string;
  /** Path below the folder, for people. */
  readonly file: string;
};

/**
 * Finds the files of a folder and of its sub-folders, in order of their paths.
 *
 * @throws Failure BAD_INPUT when the folder cannot be read or holds no file.
 */
export type ListFolder = (folder: string) => Promise<readonly FolderFile[]>;
