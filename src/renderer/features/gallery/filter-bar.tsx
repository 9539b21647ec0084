import { RangeSlider, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { GalleryFilter, GalleryView } from '../../../shared/domain/gallery.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { countText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { FilterPopover } from './filter-popover.tsx';
import { toggledPolarity } from './gallery-view.ts';

const TYPED_MS = 250;

type FilterBarProps = {
  readonly filter: GalleryFilter;
  readonly counts: GalleryView['counts'] | undefined;
  readonly hasStudent: boolean;
  readonly onChange: (filter: GalleryFilter) => void;
};

/** Which images the gallery shows. */
export function FilterBar({ filter, counts, hasStudent, onChange }: FilterBarProps) {
  const change = (changes: Partial<GalleryFilter>): void => onChange({ ...filter, ...changes });
  return (
    <search className="gallery-bar" aria-label="Filter">
      <PolarityToggles filter={filter} counts={counts} onChange={change} />
      <ConfidenceRange filter={filter} onChange={change} />
      <TextSearch text={filter.text} onChange={(text) => change({ text })} />
      <FilterPopover filter={filter} hasStudent={hasStudent} onChange={change} />
    </search>
  );
}

type PartProps = {
  readonly filter: GalleryFilter;
  readonly onChange: (changes: Partial<GalleryFilter>) => void;
};

function PolarityToggles(props: PartProps & Pick<FilterBarProps, 'counts'>) {
  const { filter, counts, onChange } = props;
  const { polarities } = filter;
  return (
    <fieldset className="plain-fieldset gallery-control" aria-label="Polarities">
      {POLARITIES.map((polarity) => (
        <label key={polarity} className={`polarity-toggle ${polarityClass(polarity)}`}>
          <input
            type="checkbox"
            checked={polarities.length === 0 || polarities.includes(polarity)}
            onChange={() => onChange({ polarities: toggledPolarity(polarities, polarity) })}
          />
          <span aria-hidden>{POLARITY_LOOK[polarity].sign}</span>
          {polarity}
          <span>{counts === undefined ? '…' : countText(counts[polarity])}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Follows the thumbs at once, and the filter when they are let go. */
function ConfidenceRange({ filter, onChange }: PartProps) {
  const { minConfidence, maxConfidence } = filter;
  const [range, setRange] = useState<[number, number]>([minConfidence, maxConfidence]);
  useEffect(() => setRange([minConfidence, maxConfidence]), [minConfidence, maxConfidence]);
  return (
    <div className="gallery-control">
      Confidence
      <RangeSlider
        w={96}
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
        onChangeEnd={([low, high]) => onChange({ minConfidence: low, maxConfidence: high })}
      />
      <span>
        {range[0].toFixed(2)} – {range[1].toFixed(2)}
      </span>
    </div>
  );
}

/** Searches once the typing rests. */
function TextSearch(props: { readonly text: string; readonly onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(props.text);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => setTyped(props.text), [props.text]);
  useEffect(() => {
    if (typed === latest.current.text) return;
    const timer = window.setTimeout(() => latest.current.onChange(typed), TYPED_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      type="search"
      aria-label="Words in the post"
      placeholder="Words in the post"
      title="All words must be there; &quot;two words&quot; is a phrase, word* a beginning"
      w={168}
      maxLength={400}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
