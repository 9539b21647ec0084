/** What a person handed over: paths where the shell tells them, else the files themselves. */
export type Dropped = { readonly paths: readonly string[]; readonly files: readonly DroppedFile[] };

/** A file with its path below the folder that was dropped. */
export type DroppedFile = { readonly name: string; readonly file: File };

const IMAGE = /\.(?:jpe?g|jfif|png|webp|gif|avif|tiff?)$/i;

/** Whether a file of a folder is taken for an image. */
export function isImageName(name: string): boolean {
  return IMAGE.test(name) && name.split('/').every((part) => !part.startsWith('.'));
}

/**
 * What lies in a drop or on the clipboard. Files are taken whatever they are called, of folders the images in them and
 * in their sub-folders.
 *
 * @param pathOf tells a file's path, or '' where it has none; null in shells that know no paths.
 */
export async function droppedImages(
  transfer: DataTransfer,
  pathOf: ((file: File) => string) | null,
): Promise<Dropped> {
  // All at once: the list is empty after the first pause.
  const items = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const paths: string[] = [];
  const files: DroppedFile[] = [];
  for (const { entry, file } of items) {
    const path = file === null ? '' : (pathOf?.(file) ?? '');
    if (path !== '') paths.push(path);
    else if (entry?.isDirectory === true) {
      files.push(...(await filesBelow(entry as FileSystemDirectoryEntry))); // why: it says that it is one
    } else if (file !== null) files.push({ name: file.name, file });
  }
  return { paths, files };
}

/** Files chosen in a dialog; those of a folder have their path below it. */
export function chosenImages(files: readonly File[]): readonly DroppedFile[] {
  return files
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name, file }) => file.webkitRelativePath === '' || isImageName(name));
}

async function filesBelow(root: FileSystemDirectoryEntry): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await entriesOf(folder)) {
      const name = entry.fullPath.replace(/^\//, '');
      if (entry.isDirectory) waiting.push(entry as FileSystemDirectoryEntry);
      else if (isImageName(name)) {
        const file = await fileOf(entry as FileSystemFileEntry);
        if (file !== null) found.push({ name, file });
      }
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All entries of a folder; a reader gives them in pieces, and an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}

/** Null for a file that cannot be read. */
function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}
