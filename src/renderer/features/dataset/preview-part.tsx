import type { DatasetPreview } from '../../../shared/domain/dataset-preview.ts';
import { countOf } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { SplitTable } from '../../ui/split-table.tsx';

type PreviewPartProps = {
  readonly preview: DatasetPreview;
  /** The preview is of the recipe before; the next is on its way. */
  readonly isOld: boolean;
};

/** What the recipe would give: images per split, what was left out on the way, and how right the labels are. */
export function PreviewPart({ preview, isOld }: PreviewPartProps) {
  const { counts, conflicts, nearBenchmarks, precision, problem } = preview;
  return (
    <div className={isOld ? 'dataset-preview is-old' : 'dataset-preview'} aria-busy={isOld}>
      {counts !== null && <SplitTable label="Expected images" counts={counts} />}
      {problem !== null && (
        <p className="preview-problem" role="alert">
          {problem.message}. {problem.advice}
        </p>
      )}
      <ul className="preview-facts dim">
        <li>
          {countOf(conflicts, 'near-duplicate group')} {conflicts === 1 ? 'has' : 'have'} different
          weak labels.
        </li>
        {nearBenchmarks > 0 && (
          <li>{countOf(nearBenchmarks, 'image')} left out: near a benchmark's.</li>
        )}
        <li>
          {precision === null ? (
            'No audit of this teacher yet, so nobody knows how many labels are right.'
          ) : (
            <PrecisionLine precision={precision} />
          )}
        </li>
      </ul>
    </div>
  );
}

function PrecisionLine({
  precision: { audit, perPolarity },
}: {
  readonly precision: NonNullable<DatasetPreview['precision']>;
}) {
  return (
    <>
      Labels that are right, by the audit “{audit}”:
      <span className="precision-figures">
        {perPolarity.map(({ polarity, cut, precision }) => (
          <span key={polarity} title={`Estimated from confidence ${cut.toFixed(2)} on`}>
            <PolarityBadge polarity={polarity} />{' '}
            {precision === null
              ? 'not checked'
              : `${percent(precision.value)} (${percent(precision.low)} to ${percent(precision.high)})`}
          </span>
        ))}
      </span>
    </>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
