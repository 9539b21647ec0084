import { SegmentedControl, Select, Switch } from '@mantine/core';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import {
  EVALUATION_MANNERS,
  type EvaluationManner,
} from '../../../../shared/domain/evaluation-metrics.ts';
import { countText } from '../../../ui/number-text.ts';
import { oneOf } from '../../../ui/one-of.ts';
import { agreementLevels } from '../agreement-levels.ts';
import type { EvaluatePlace } from '../evaluate-place.ts';
import { MANNER_WORDS } from '../manners.ts';

const ALL = 'all';

type ReportControlsProps = {
  readonly place: EvaluatePlace;
  readonly manner: EvaluationManner;
  /** The target, where it is a benchmark. */
  readonly benchmark: BenchmarkSummary | undefined;
  /** Left out: contaminated images cannot be left out here. */
  readonly contaminated?: number;
  readonly onChange: (part: Partial<EvaluatePlace>) => void;
};

/** What a report counts. */
export function ReportControls(props: ReportControlsProps) {
  const { place, manner, benchmark, contaminated, onChange } = props;
  const levels = agreementLevels(benchmark?.agreement ?? []);
  return (
    <section className="report-controls" aria-label="What counts">
      <SegmentedControl
        aria-label="Manner of counting"
        data={EVALUATION_MANNERS.map((value) => ({ value, label: MANNER_WORDS[value].name }))}
        value={manner}
        onChange={(value) => onChange({ manner: oneOf(value, EVALUATION_MANNERS) })}
      />
      {levels.length > 0 && (
        <Select
          aria-label="Least agreement"
          w={230}
          data={[
            { value: ALL, label: 'Any agreement' },
            ...levels.map(({ agreeing, text, images }) => ({
              value: `${agreeing}`,
              label: `${text} agreed · ${countText(images)}`,
            })),
          ]}
          value={place.minAgreeing === null ? ALL : `${place.minAgreeing}`}
          allowDeselect={false}
          onChange={(value) =>
            onChange({ minAgreeing: value === null || value === ALL ? null : Number(value) })
          }
        />
      )}
      {contaminated !== undefined && (
        <Switch
          label={`Leave out ${countText(contaminated)} contaminated`}
          checked={place.withoutContaminated}
          disabled={contaminated === 0 && !place.withoutContaminated}
          onChange={(event) => onChange({ withoutContaminated: event.currentTarget.checked })}
        />
      )}
      <p className="plain dim report-manner">{MANNER_WORDS[manner].explanation}</p>
    </section>
  );
}
