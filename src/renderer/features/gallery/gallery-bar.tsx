import { RangeSlider, Select, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { GalleryFilter, GalleryOrder } from '../../../shared/domain/gallery.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { countText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { togglePolarity } from './gallery-view.ts';
import { usePolarityCounts } from './use-gallery.ts';

const ORDERS: readonly { readonly value: GalleryOrder; readonly label: string }[] = [
  { value: 'confidence-descending', label: 'Most confident first' },
  { value: 'confidence-ascending', label: 'Least confident first' },
  { value: 'newest', label: 'Newest first' },
];

type GalleryBarProps = {
  readonly filter: GalleryFilter;
  readonly onChange: (filter: GalleryFilter) => void;
};

/** Which images the gallery shows, in which order. */
export function GalleryBar({ filter, onChange }: GalleryBarProps) {
  return (
    <search className="gallery-bar" aria-label="Filter">
      <PolarityToggles filter={filter} onChange={onChange} />
      <ConfidenceRange filter={filter} onChange={onChange} />
      <Select
        aria-label="Order"
        w={168}
        data={ORDERS}
        value={filter.order}
        onChange={(order) => order !== null && onChange({ ...filter, order })}
      />
      <Switch
        label="Representatives only"
        checked={filter.representativesOnly}
        onChange={(event) =>
          onChange({ ...filter, representativesOnly: event.currentTarget.checked })
        }
      />
    </search>
  );
}

function PolarityToggles({ filter, onChange }: GalleryBarProps) {
  const counts = usePolarityCounts(filter);
  const toggle = (polarity: Polarity): void =>
    onChange({ ...filter, polarities: togglePolarity(filter.polarities, polarity) });
  return (
    <fieldset className="plain-fieldset gallery-control" aria-label="Polarities">
      {POLARITIES.map((polarity) => (
        <label key={polarity} className={`polarity-toggle ${polarityClass(polarity)}`}>
          <input
            type="checkbox"
            checked={filter.polarities.includes(polarity)}
            onChange={() => toggle(polarity)}
          />
          <span aria-hidden>{POLARITY_LOOK[polarity].sign}</span>
          {polarity}
          <span>{countOrDots(counts[polarity])}</span>
        </label>
      ))}
    </fieldset>
  );
}

function countOrDots(count: number | undefined): string {
  return count === undefined ? '…' : countText(count);
}

/** Follows the thumbs at once, and the filter when they are let go. */
function ConfidenceRange({ filter, onChange }: GalleryBarProps) {
  const { minConfidence, maxConfidence } = filter;
  const [range, setRange] = useState<[number, number]>([minConfidence, maxConfidence]);
  useEffect(() => setRange([minConfidence, maxConfidence]), [minConfidence, maxConfidence]);
  return (
    <div className="gallery-control">
      Confidence
      <RangeSlider
        w={120}
        min={0}
        max={1}
        step={0.01}
        minRange={0}
        precision={2}
        label={null}
        thumbFromLabel="Least confidence"
        thumbToLabel="Greatest confidence"
        value={range}
        onChange={setRange}
        onChangeEnd={([low, high]) =>
          onChange({ ...filter, minConfidence: low, maxConfidence: high })
        }
      />
      <span>
        {range[0].toFixed(2)} – {range[1].toFixed(2)}
      </span>
    </div>
  );
}
