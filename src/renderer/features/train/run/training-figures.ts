/** A loss in nats: `0.53`, `1.2e+3`. */
export function lossText(loss: number): string {
  return loss >= 100 ? loss.toExponential(1) : loss.toFixed(2);
}

/** A learning rate: `0.001`, `2.5e-5`. */
export function rateText(rate: number): string {
  if (rate === 0) return '0';
  const short = Number(rate.toPrecision(2));
  return short >= 0.001 ? `${short}` : short.toExponential();
}
