import type { Proportion } from '../../shared/domain/evaluation.ts';

/** The 97.5 % point of the standard normal distribution: 95 % lie within ± of it. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % interval by Wilson's score method, without continuity correction.
 *
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * The interval always lies within [0, 1] and contains the share.
 *
 * @throws Error unless 0 <= successes <= total and total >= 1, both whole.
 */
export function wilsonInterval(successes: number, total: number): Proportion {
  const whole = Number.isInteger(successes) && Number.isInteger(total);
  if (!whole || total < 1 || successes < 0 || successes > total) {
    throw new Error(
      `a share needs 0 <= successes <= total and total >= 1, not ${successes}/${total}`,
    );
  }
  return wilsonOfShare(successes / total, total);
}

/**
 * As `wilsonInterval`, for a share that was published rounded: no whole number of successes may give it.
 *
 * @param share from 0 to 1.
 */
export function wilsonOfShare(share: number, total: number): Proportion {
  const value = share;
  const z2 = Z ** 2 / total;
  const centre = (value + z2 / 2) / (1 + z2);
  const reach = (Z * Math.sqrt((value * (1 - value)) / total + z2 / (4 * total))) / (1 + z2);
  // Rounding in the last place must not push an end past the share or out of [0, 1].
  const low = value === 0 ? 0 : Math.min(value, Math.max(0, centre - reach));
  const high = value === 1 ? 1 : Math.max(value, Math.min(1, centre + reach));
  return { value, low, high };
}
