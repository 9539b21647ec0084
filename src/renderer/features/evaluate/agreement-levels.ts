import type { AgreementCount } from '../../../shared/domain/benchmark-source.ts';
import { countText } from '../../ui/number-text.ts';

/** Images on which at least so many people agreed. */
export type AgreementLevel = {
  readonly agreeing: number;
  readonly images: number;
  /** `5 of 5`, `at least 4 of 5`; without the second number where images were seen by different numbers of people. */
  readonly text: string;
};

/** Levels as benchmarks are published: each holds those above it; the best agreement first. */
export function agreementLevels(counts: readonly AgreementCount[]): readonly AgreementLevel[] {
  const annotators = new Set(counts.map((count) => count.annotators));
  const people = annotators.size === 1 ? ` of ${[...annotators][0]}` : '';
  const best = [...new Set(counts.map(({ agreeing }) => agreeing))].toSorted((a, b) => b - a);
  return best.map((agreeing, place) => ({
    agreeing,
    images: counts
      .filter((count) => count.agreeing >= agreeing)
      .reduce((sum, { images }) => sum + images, 0),
    text: place === 0 && people !== '' ? `${agreeing}${people}` : `at least ${agreeing}${people}`,
  }));
}

/** All levels on one line: `5 of 5: 882 · at least 4 of 5: 1,116`. */
export function agreementText(counts: readonly AgreementCount[]): string {
  return agreementLevels(counts)
    .map(({ text, images }) => `${text}: ${countText(images)}`)
    .join(' · ');
}
