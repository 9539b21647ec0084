import type { Funnel } from '../../../shared/domain/funnel.ts';
import { countText, shareOf, shareText } from '../../ui/number-text.ts';

/** What the last search found, in figures. */
export function countFigures({
  media,
  nearDuplicates,
}: Funnel): readonly { readonly name: string; readonly value: string }[] {
  const { groups, redundant } = nearDuplicates;
  const share = shareOf(redundant, media.clean);
  return [
    { name: 'Groups', value: countText(groups) },
    { name: 'Images left out for another one', value: countText(redundant) },
    { name: 'Share of the clean images', value: share === null ? '–' : shareText(share) },
    { name: 'Searched', value: searchedWords({ media, nearDuplicates }) },
  ];
}

function searchedWords({
  media,
  nearDuplicates,
}: Pick<Funnel, 'media' | 'nearDuplicates'>): string {
  if (media.clean === 0) return 'No images yet';
  if (nearDuplicates.upToDate) return 'All images';
  return nearDuplicates.groups > 0 ? 'Not all images' : 'Not yet';
}
