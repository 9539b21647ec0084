import type { SensitiveScores } from '../../shared/domain/sensitive.ts';

/**
 * An image is sensitive from this probability of pornography on, photographed or drawn.
 *
 * Below a half, where the check itself would decide, because its two errors cost a person unequally: one blurred
 * for nothing costs a key press, one that was missed has been seen.
 * Of 300 ImageNet photographs, one a class, this limit and the next blur 22 (swimwear and skin-coloured animals
 * mostly); the usual 0.5, with 0.8 for all three kinds, would blur 17.
 */
export const LEAST_EXPLICIT = 0.3;

/** Likewise for all three kinds together: the check often splits one picture between `porn` and `sexy`. */
export const LEAST_EXPLICIT_OR_SEXY = 0.6;

/** Whether an image is blurred until someone asks for it. */
export function isSensitive({ hentai, porn, sexy }: SensitiveScores): boolean {
  const explicit = hentai + porn;
  return explicit >= LEAST_EXPLICIT || explicit + sexy >= LEAST_EXPLICIT_OR_SEXY;
}
