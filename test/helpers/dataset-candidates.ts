import { postLists } from '../../src/main/domain/candidate-ties.ts';
import {
  agreeingImages,
  selectCandidates,
  selectedImages,
} from '../../src/main/domain/select-candidates.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { polarityFromIndex } from '../../src/shared/domain/polarity.ts';
import type { SelectionRule } from '../../src/shared/domain/selection.ts';

/** Representatives that a selection takes of a workspace. */
export function candidatesOf({ datasets }: Workspace, selection: SelectionRule) {
  const images = datasets.labelledImages();
  const agreeing = agreeingImages(images, (selection.agreeing ?? []).map(datasets.opinions));
  const selected = selectedImages(images, selection, agreeing);
  const found = selectCandidates(images, selected, null, 'representatives');
  const mediaIds = datasets.mediaIds(found.places.map((place) => images.keys[place] ?? 0));
  return mediaIds.map((mediaId, at) => {
    const place = found.places[at] ?? 0;
    const posts = postLists(images, 'representatives').flatMap(({ starts, values }) => [
      ...values.subarray(starts[place], starts[place + 1]),
    ]);
    return { mediaId, polarity: polarityFromIndex(found.polarities[at] ?? -1), posts };
  });
}
