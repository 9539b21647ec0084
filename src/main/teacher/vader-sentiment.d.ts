/** The parts of the npm package `vader-sentiment` 1.1.3 that are used here; it brings no types. */
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    /** `compound` runs from -1 (most negative) to 1, in steps of 0.0001. */
    polarity_scores(text: string): { readonly compound: number };
  };
}
