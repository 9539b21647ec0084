/**
 * Finds images by the paths of files and folders, sub-folders included; absolute, each once, sorted.
 *
 * @throws Failure BAD_INPUT where a path cannot be read or no image is found.
 */
export type ListImagePaths = (
  named: readonly string[],
  signal: AbortSignal,
) => Promise<readonly string[]>;

/** Whether a file can be read and begins as one of the image formats that the program takes. */
export type IsImageFile = (path: string) => Promise<boolean>;
