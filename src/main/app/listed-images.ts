/** Lists of paths that are kept at once; the oldest goes first. */
const KEPT_LISTS = 8;

/** The files outside the workspace that may be shown: those of the latest predictions. */
export type ListedImages = {
  readonly add: (paths: readonly string[]) => void;
  readonly has: (path: string) => boolean;
};

/** Nothing is listed at first. */
export function createListedImages(): ListedImages {
  const lists: ReadonlySet<string>[] = [];
  return {
    add: (paths) => {
      lists.push(new Set(paths));
      if (lists.length > KEPT_LISTS) lists.shift();
    },
    has: (path) => lists.some((list) => list.has(path)),
  };
}
