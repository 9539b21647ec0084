import './ui/blurred.css';
import { usePreference, useRevealed } from './stores-context.ts';

/** Which images are blurred, and the way to see one of them or blur it again. */
export function useSensitive() {
  const blurSensitive = usePreference((preferences) => preferences.blurSensitive);
  const { revealed, toggle } = useRevealed();
  const isBlurred = (item: { readonly mediaId: string; readonly isSensitive: boolean }): boolean =>
    blurSensitive && item.isSensitive && !revealed.has(item.mediaId);
  return { isBlurred, toggle };
}
