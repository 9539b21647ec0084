import type { Estimate } from '../../../shared/domain/evaluation-metrics.ts';

/** How a figure is written in a table: in per cent, or as a score from 0 to 1. */
const FIGURE_FORMS = {
  percent: (value: number): string => (value * 100).toFixed(1),
  score: (value: number): string => value.toFixed(3),
} as const;

type EstimateCellProps = {
  readonly estimate: Estimate;
  readonly form: keyof typeof FIGURE_FORMS;
};

/** A table's cell with a figure and, below it, its 95 % interval; a dash where it is not defined. */
export function EstimateCell({ estimate, form }: EstimateCellProps) {
  if (estimate === null) return <td className="number-cell">–</td>;
  const text = FIGURE_FORMS[form];
  return (
    <td className="number-cell">
      {text(estimate.value)}
      <div className="second-line">
        {text(estimate.low)} – {text(estimate.high)}
      </div>
    </td>
  );
}
