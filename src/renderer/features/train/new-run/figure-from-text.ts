/** The figure that a person wrote (`0.001`, `1e-3`, `0,001`); null for nothing, NaN for what is no figure. */
export function figureFromText(text: string): number | null {
  const written = text.trim().replace(',', '.');
  if (written === '') return null;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
}
