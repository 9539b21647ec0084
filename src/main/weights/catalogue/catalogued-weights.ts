import type { ImageScaling } from '../../../shared/domain/image-scaling.ts';
import type { CatalogueEntry, WeightsCatalogue } from '../../../shared/domain/weights-catalogue.ts';
import {
  caffeScaling,
  T4SA_MEAN,
  TORCHVISION,
  VGG_MEAN,
} from '../mapping/published-preprocessing.ts';

/**
 * The entry that files are of: by their SHA-256, and where that is not known by their names. Names that say
 * nothing, such as `model.safetensors`, do not count.
 */
export function entryOfFiles(
  catalogue: WeightsCatalogue,
  sources: readonly { readonly file: string; readonly sha256: string }[],
): CatalogueEntry | null {
  const fits = (entry: CatalogueEntry): boolean =>
    entry.files.some((published) =>
      sources.some(({ file, sha256 }) => {
        if (published.holds?.includes(file) === true) return true;
        if (published.sha256 !== null) return sha256.startsWith(published.sha256);
        return published.name === file && !SAYS_NOTHING.test(file);
      }),
    );
  return catalogue.find(fits) ?? null;
}

const SAYS_NOTHING = /^(?:model|weights|snapshot_iter_\d+|deploy|mean)\.\w+$/;

/** How the weights of an entry want their images; null: as their form says. */
export function scalingOfEntry(entry: CatalogueEntry): ImageScaling | null {
  switch (entry.scaling) {
    case 'torchvision':
      return TORCHVISION;
    case 'vgg':
      return caffeScaling(VGG_MEAN);
    case 't4sa':
      return caffeScaling(T4SA_MEAN);
    case null:
      return null;
  }
}
