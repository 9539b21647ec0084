import {
  mostProbable,
  POLARITIES,
  type Polarity,
  type Probabilities,
  polarityIndex,
} from '../../../shared/domain/polarity.ts';
import { accuracyText } from '../../ui/number-text.ts';

/** Where an image is: on the machine of the program, or in the page's hands. */
export type ImageSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'file'; readonly file: File };

export type JudgedImage = {
  readonly id: number;
  /** Path, or name where the page has the file alone. */
  readonly file: string;
  readonly source: ImageSource;
  readonly probabilities: Probabilities | null;
  /** Why there are no probabilities; null where there are. */
  readonly problem: string | null;
};

/** Which images are seen: those of a polarity, those without any, or all. */
export type ShownImages = Polarity | 'unreadable' | 'all';

export const IMAGE_ORDERS = [
  { value: 'given', label: 'By name' },
  { value: 'NEG', label: 'Most negative first' },
  { value: 'NEU', label: 'Most neutral first' },
  { value: 'POS', label: 'Most positive first' },
  { value: 'sure', label: 'Most confident first' },
  { value: 'unsure', label: 'Least confident first' },
] as const;
export type ImageOrder = (typeof IMAGE_ORDERS)[number]['value'];

/** `photo 2` comes before `photo 10`. */
const byName = new Intl.Collator('en', { numeric: true });

/** Below every key; finite, so that keys can be subtracted. */
const LAST = -2;

export type JudgedCounts = Readonly<Record<ShownImages, number>>;

export function countJudged(images: readonly JudgedImage[]): JudgedCounts {
  const counts = { all: images.length, NEG: 0, NEU: 0, POS: 0, unreadable: 0 };
  for (const { probabilities } of images) counts[saidOf(probabilities)] += 1;
  return counts;
}

/** The images to be seen, in their order; images without probabilities come last. */
export function shownImages(
  images: readonly JudgedImage[],
  shown: ShownImages,
  order: ImageOrder,
): readonly JudgedImage[] {
  const kept =
    shown === 'all'
      ? images
      : images.filter(({ probabilities }) => saidOf(probabilities) === shown);
  if (order === 'given') {
    return kept.toSorted((a, b) => byName.compare(a.file, b.file) || a.id - b.id);
  }
  const keys = new Map(kept.map((image) => [image, orderKey(image.probabilities, order)]));
  const keyOf = (image: JudgedImage): number => keys.get(image) ?? LAST;
  return kept.toSorted((a, b) => keyOf(b) - keyOf(a) || a.id - b.id);
}

/** What an image is, in words. */
export function judgedSentence({ file, probabilities, problem }: JudgedImage): string {
  if (probabilities === null) return `${nameOf(file)}: ${problem ?? 'not judged'}`;
  return `${nameOf(file)}: ${probabilitiesText(probabilities)}`;
}

/** `NEG 70.0 %, NEU 20.0 %, POS 10.0 %` */
export function probabilitiesText(probabilities: Probabilities): string {
  return POLARITIES.map(
    (polarity) => `${polarity} ${accuracyText(probabilities[polarityIndex(polarity)])}`,
  ).join(', ');
}

/** The last part of a path with either kind of slash. */
export function nameOf(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

function saidOf(probabilities: Probabilities | null): Polarity | 'unreadable' {
  return probabilities === null ? 'unreadable' : mostProbable(probabilities).polarity;
}

function orderKey(
  probabilities: Probabilities | null,
  order: Exclude<ImageOrder, 'given'>,
): number {
  if (probabilities === null) return LAST;
  const { confidence } = mostProbable(probabilities);
  if (order === 'sure') return confidence;
  return order === 'unsure' ? -confidence : probabilities[polarityIndex(order)];
}
