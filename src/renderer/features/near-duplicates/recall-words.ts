import type {
  CopyMeasurement,
  CopyMeasurementRow,
} from '../../../shared/domain/copy-measurement.ts';
import { countOf, countText } from '../../ui/number-text.ts';
import { PLANTED_KIND_WORDS } from './planted-kind-words.ts';

/** A recall as people would say it: `Of 100 crops, about 93 are found (88 to 97).` */
export function recallWords({ kind, recall }: CopyMeasurementRow): string {
  const name = PLANTED_KIND_WORDS[kind].name;
  const { value, low, high } = recall;
  const plural = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const least = Math.floor(100 * low);
  if (value === 1) return `Of 100 ${plural}, ${least} or more are found.`;
  return `Of 100 ${plural}, about ${ofHundred(value)} are found (${least} to ${Math.ceil(100 * high)}).`;
}

/** A share in whole hundredths; only all are 100, only none are 0. */
function ofHundred(share: number): number {
  if (share === 0 || share === 1) return 100 * share;
  return Math.min(99, Math.max(1, Math.round(100 * share)));
}

/** All copies of a measurement in one sentence. */
export function summaryWords({ rows, searched }: CopyMeasurement): string {
  const planted = rows.reduce((sum, row) => sum + row.planted, 0);
  const found = rows.reduce((sum, row) => sum + Math.round(row.planted * row.recall.value), 0);
  const wrong = rows.reduce((sum, row) => sum + row.wrong, 0);
  const wrongly =
    wrong === 0
      ? 'no copy was taken for one of another image'
      : `${countOf(wrong, 'time')} a copy was taken for one of another image`;
  return `${countText(found)} of ${countText(planted)} copies were found among ${countOf(searched, 'image')}; ${wrongly}.`;
}

/** The settings that a measurement holds for. */
export function settingsWords({ radius, leastScore }: CopyMeasurement['settings']): string {
  return `Hashes that differ in at most ${radius} of 64 bits, and edges that agree by ${leastScore.toFixed(2)} or more`;
}

/** What to know about wrong pairs where not all images were searched; null where all were. */
export function searchedWords(searched: number, clean: number): string | null {
  if (clean <= searched) return null;
  return `Copies were looked for among ${countText(searched)} of the ${countText(clean)} images. Recall holds for all of them; wrong pairs grow with the number of images.`;
}
