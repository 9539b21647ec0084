const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,234,567` */
export function countText(count: number): string {
  return whole.format(count);
}

/** `1,234`, or `2.4` for what is counted in parts. */
export function amountText(amount: number): string {
  return Number.isInteger(amount) ? countText(amount) : amount.toFixed(1);
}

/** `1 image`, `1,234 images` */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

/** A share as a percentage with as many digits as say something: `71 %`, `4.2 %`, `0.03 %`, `99.7 %`. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent >= 99.5 && percent < 100) return `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
  const digits = percent === 0 || percent >= 9.95 ? 0 : percent >= 0.995 ? 1 : 2;
  return `${percent.toFixed(digits)} %`;
}

/** A share with one digit after the point, for figures that are compared: `71.3 %`. */
export function accuracyText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A confidence in whole per cent, rounded down: only certainty is `100 %`. */
export function confidenceText(confidence: number): string {
  return `${Math.floor(confidence * 100)} %`;
}

/** Things per second: `240/s`, `3.4/s`, and per minute where it is slow: `12/min`. */
export function rateText(perSecond: number): string {
  if (perSecond >= 10) return `${countText(perSecond)}/s`;
  if (perSecond >= 1) return `${perSecond.toFixed(1)}/s`;
  return `${(perSecond * 60).toFixed(perSecond * 60 >= 10 ? 0 : 1)}/min`;
}

/** How many of `part` in `whole`: a share, or null where there is nothing to compare with. */
export function shareOf(part: number, total: number): number | null {
  return total === 0 ? null : part / total;
}

/** A score between 0 and 1 as the literature writes it: `0.664`. */
export function scoreText(score: number): string {
  return score.toFixed(3);
}

/** A change of a probability in percentage points, with its sign: `+31.2`, `−4.0`, `0.0`. */
export function changeText(change: number): string {
  const points = (Math.abs(change) * 100).toFixed(1);
  if (points === '0.0') return points;
  return `${change < 0 ? '−' : '+'}${points}`;
}
