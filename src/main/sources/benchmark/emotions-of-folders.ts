import { polarityOfEmotion } from '../../../shared/domain/class-polarity.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { NamedImages } from './named-image.ts';

/** Lists whose classes are emotions, and the polarity of each by the lists' own numbers. */
type EmotionLists = {
  readonly lists: readonly NamedImages[];
  readonly polarities: ReadonlyMap<string, Polarity>;
};

/**
 * Tells the classes of tables by emotion where their numbers say only the polarity: EmotionROI and Flickr & Instagram
 * keep their images in a folder per emotion. Null where a path lies in no such folder, or where images of an emotion
 * have several numbers.
 *
 * @param ofNumber the polarity of each number.
 */
export function emotionsOfFolders(
  lists: readonly NamedImages[],
  ofNumber: ReadonlyMap<string, Polarity>,
): EmotionLists | null {
  const polarities = new Map<string, Polarity>();
  const renamed: NamedImages[] = [];
  for (const list of lists) {
    const images = [];
    for (const image of list.images) {
      const emotion = image.file.replaceAll('\\', '/').split('/').at(-2)?.toLowerCase() ?? '';
      const polarity = ofNumber.get(image.className);
      if (polarityOfEmotion(emotion) === null || polarity === undefined) return null;
      if ((polarities.get(emotion) ?? polarity) !== polarity) return null;
      polarities.set(emotion, polarity);
      images.push({ ...image, className: emotion });
    }
    renamed.push({ ...list, images });
  }
  return { lists: renamed, polarities };
}
