import { Button, NumberInput, Skeleton, Slider } from '@mantine/core';
import { useState } from 'react';
import { LINK_FLOOR, type NearDuplicateOverview } from '../../../shared/domain/near-duplicates.ts';
import { useCopyMeasurements } from '../../bridge/near-duplicate-queries.ts';
import { useJobs, useStartJob } from '../../bridge/queries.ts';
import { LineChart } from '../../ui/line-chart.tsx';
import { countText } from '../../ui/number-text.ts';
import { isJobBusy } from './is-job-busy.ts';
import {
  changeWords,
  isSameThreshold,
  measuredWords,
  pointAt,
  thresholdChange,
} from './threshold-change.ts';

const LARGEST_RADIUS = 31;

type ThresholdPanelProps = {
  readonly overview: NearDuplicateOverview | undefined;
  /** Shows the groups that are nearest to the threshold. */
  readonly onLookAround: () => void;
};

/** How alike two images must be: what another threshold would give, before it is applied. */
export function ThresholdPanel({ overview, onLookAround }: ThresholdPanelProps) {
  return (
    <aside className="copy-threshold" aria-label="Threshold">
      {overview === undefined ? (
        <Skeleton height={240} />
      ) : (
        <Fields
          // What was chosen is forgotten when it was applied.
          key={`${overview.leastScore} ${overview.radius}`}
          overview={overview}
          onLookAround={onLookAround}
        />
      )}
    </aside>
  );
}

function Fields(props: {
  readonly overview: NearDuplicateOverview;
  readonly onLookAround: () => void;
}) {
  const { overview } = props;
  const { curve, leastScore } = overview;
  const start = useStartJob();
  const isBusy = isJobBusy(useJobs(), 'near-duplicates');
  const [chosen, setChosen] = useState(leastScore);
  const [radius, setRadius] = useState<number | string>(overview.radius);
  const measured = measuredWords(useCopyMeasurements().data ?? [], {
    radius: overview.radius,
    leastScore: chosen,
  });
  const point = pointAt(curve, chosen);
  const change = thresholdChange(overview, chosen);
  const isChanged = !isSameThreshold(chosen, leastScore) || radius !== overview.radius;
  const apply = (): void => {
    if (typeof radius === 'number') {
      start.mutate({
        kind: 'near-duplicates',
        leastScore: chosen,
        ...(radius === overview.radius ? {} : { radius }),
      });
    }
  };
  return (
    <>
      <div>
        <h2>How alike must copies be?</h2>
        <p className="plain dim">
          Two images count as copies when the edges of their aligned pictures agree by this much.
        </p>
      </div>
      {curve.length > 0 && (
        <LineChart
          title="Images that go"
          xName="threshold"
          xDomain={[LINK_FLOOR * 100, 100]}
          xTickText={(hundredths) => (hundredths / 100).toFixed(2)}
          yText={(images) => countText(Math.round(images))}
          height={150}
          mark={Math.round(chosen * 100)}
          series={[
            {
              name: 'at the threshold',
              colour: 'var(--accent)',
              look: 'solid',
              points: curve.map((one) => ({ x: one.leastScore * 100, y: one.redundant })),
            },
          ]}
        />
      )}
      <div className="copy-threshold-slider">
        <Slider
          thumbLabel="Threshold"
          label={(value) => value.toFixed(2)}
          min={LINK_FLOOR}
          max={1}
          step={0.01}
          marks={[{ value: leastScore, label: 'now' }]}
          value={chosen}
          onChange={(value) => setChosen(Math.round(value * 100) / 100)}
        />
      </div>
      <div role="status">
        <div className="copy-threshold-figure">
          <strong>{chosen.toFixed(2)}</strong>
          <span>
            {point === null
              ? 'Search once to see what each threshold gives.'
              : `${countText(point.redundant)} images go, of ${countText(point.groups)} groups`}
          </span>
        </div>
        {change !== null && (
          <div className="dim">
            {isSameThreshold(chosen, leastScore)
              ? 'This threshold holds now.'
              : `${changeWords(change)} than at ${leastScore.toFixed(2)}.`}
          </div>
        )}
        {measured !== null && <div className="dim">{measured}</div>}
      </div>
      <div className="copy-threshold-actions">
        <Button disabled={!isChanged || isBusy} loading={start.isPending} onClick={apply}>
          {isBusy ? 'Searching…' : 'Apply'}
        </Button>
        <Button
          variant="default"
          disabled={!isChanged}
          onClick={() => {
            setChosen(leastScore);
            setRadius(overview.radius);
          }}
        >
          Reset
        </Button>
      </div>
      <p className="plain dim">
        <button type="button" className="copy-link" onClick={props.onLookAround}>
          Look at the groups near the threshold
        </button>{' '}
        to see where it should be.
      </p>
      <details className="copy-threshold-more">
        <summary>More</summary>
        <NumberInput
          label="Radius"
          description="Images whose hashes differ in more bits are not compared at all."
          suffix=" of 64 bits"
          min={0}
          max={LARGEST_RADIUS}
          allowDecimal={false}
          value={radius}
          onChange={setRadius}
        />
      </details>
    </>
  );
}
