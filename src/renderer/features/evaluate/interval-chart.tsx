import './interval-chart.css';
import type { ReactNode } from 'react';
import type { Proportion } from '../../../shared/domain/evaluation.ts';
import { niceTicks } from '../../ui/chart-scale.ts';

/** A figure with its interval, in a row of its own. */
export type IntervalRow = {
  readonly key: string;
  readonly name: ReactNode;
  readonly proportion: Proportion;
  /** Drawn strongly; the others are drawn hollow. */
  readonly isOwn: boolean;
  /** Stands behind the figures. */
  readonly note?: string;
};

type IntervalChartProps = {
  readonly label: string;
  readonly rows: readonly IntervalRow[];
  readonly axis: readonly [low: number, high: number];
  /** A value that all rows are compared with. */
  readonly reference?: number;
  readonly text: (value: number) => string;
  readonly tickText: (value: number) => string;
  /** Heads of the columns of names, figures and notes. */
  readonly heads: readonly [name: string, value: string, note: string];
};

/** Intervals below one another on one axis, so that it is seen which overlap. */
export function IntervalChart(props: IntervalChartProps) {
  const { label, rows, axis, reference, text, tickText, heads } = props;
  const at = (value: number): string => `${((value - axis[0]) / (axis[1] - axis[0])) * 100}%`;
  const ticks = niceTicks(axis, 4);
  return (
    <table className="interval-chart" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" className="number-cell">
            {heads[1]}
          </th>
          <th scope="col" className="interval-axis-head">
            <span className="interval-axis" aria-hidden>
              {ticks.map((tick) => (
                <span key={tick} style={{ left: at(tick) }}>
                  {tickText(tick)}
                </span>
              ))}
            </span>
            <span className="interval-axis-name">95 % interval</span>
          </th>
          <th scope="col">{heads[2]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, proportion, isOwn, note }) => (
          <tr key={key} data-own={isOwn || undefined}>
            <th scope="row">{name}</th>
            <td className="number-cell">{text(proportion.value)}</td>
            <td>
              <span
                className="interval interval-plot"
                role="img"
                aria-label={`${text(proportion.low)} to ${text(proportion.high)}`}
                title={`${text(proportion.low)} to ${text(proportion.high)}`}
              >
                {ticks.map((tick) => (
                  <span key={tick} className="interval-grid" style={{ left: at(tick) }} />
                ))}
                {reference !== undefined && (
                  <span className="interval-chance" style={{ left: at(reference) }} />
                )}
                <span
                  className="interval-range"
                  style={{
                    left: at(proportion.low),
                    right: `calc(100% - ${at(proportion.high)})`,
                  }}
                />
                <span className="interval-value" style={{ left: at(proportion.value) }} />
              </span>
            </td>
            <td className="dim">{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
