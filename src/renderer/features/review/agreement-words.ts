/**
 * What a chance-corrected agreement is usually called.
 *
 * The steps are those of Landis and Koch 1977, "The measurement of observer agreement for categorical data".
 */
export function agreementWord(kappa: number | null): string {
  if (kappa === null) return 'not defined yet';
  if (kappa <= 0) return 'no better than chance';
  const step = STEPS.find(({ upTo }) => kappa <= upTo);
  return step?.word ?? 'almost perfect';
}

const STEPS = [
  { upTo: 0.2, word: 'slight' },
  { upTo: 0.4, word: 'fair' },
  { upTo: 0.6, word: 'moderate' },
  { upTo: 0.8, word: 'substantial' },
] as const;

/** A kappa or alpha with two digits; a dash where it is not defined. */
export function kappaText(kappa: number | null): string {
  return kappa === null ? '–' : kappa.toFixed(2);
}
