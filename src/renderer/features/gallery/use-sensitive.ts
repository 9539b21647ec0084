import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { usePreference, useRevealed } from '../../stores-context.ts';

/** Which images are blurred, and the way to see one of them or blur it again. */
export function useSensitive() {
  const blurSensitive = usePreference((preferences) => preferences.blurSensitive);
  const { revealed, toggle } = useRevealed();
  const isBlurred = ({ isSensitive, mediaId }: GalleryItem): boolean =>
    blurSensitive && isSensitive && !revealed.has(mediaId);
  return { isBlurred, toggle };
}
