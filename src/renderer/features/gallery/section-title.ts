import type { GalleryGrouping } from '../../../shared/domain/gallery.ts';
import { PLATFORM_NAMES } from '../../ui/platform-name.ts';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';

const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** What stands above a section; `size` is the number of images in it. */
export function sectionTitle(grouping: GalleryGrouping, key: string, size: number): string {
  switch (grouping) {
    case 'polarity':
      return named(POLARITY_NAMES, key) ?? 'Without a weak label';
    case 'day': {
      const ms = Date.parse(`${key}T00:00:00Z`);
      return Number.isNaN(ms) ? 'Without a time' : longDay.format(ms);
    }
    case 'platform':
      return named(PLATFORM_NAMES, key) ?? 'Without a post';
    case 'near-duplicates':
      return key === ''
        ? 'Without near-duplicates'
        : size === 1
          ? 'Near-duplicate'
          : 'Near-duplicates';
    default:
      return '';
  }
}

const POLARITY_NAMES: Readonly<Record<string, string>> = {
  NEG: `NEG, ${POLARITY_LOOK.NEG.name}`,
  NEU: `NEU, ${POLARITY_LOOK.NEU.name}`,
  POS: `POS, ${POLARITY_LOOK.POS.name}`,
};

function named(names: Readonly<Record<string, string>>, key: string): string | undefined {
  return names[key];
}
