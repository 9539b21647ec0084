import { SegmentedControl } from '@mantine/core';
import { countText } from '../../../ui/number-text.ts';
import { COLOURINGS, type Colouring, countsOf, type PointLook } from './map-colours.ts';

const WORDS: Readonly<Record<Colouring, string>> = {
  label: 'Label',
  predicted: 'Predicted',
  outcome: 'Right or wrong',
};

const FORMS: Readonly<Record<PointLook['form'], string>> = {
  down: 'M-5-4H5L0 5Z',
  up: 'M-5 4H5L0-5Z',
  disc: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z',
  cross: 'M-4-4L4 4M4-4L-4 4',
};

/** What the forms and colours of a map mean, with their numbers, and what they are chosen by. */
export function MapLegend(props: {
  readonly colouring: Colouring;
  readonly onColouring: (colouring: Colouring) => void;
  readonly kinds: Uint8Array;
  readonly looks: readonly PointLook[];
}) {
  const { colouring, kinds, looks, onColouring } = props;
  const counts = countsOf(kinds, looks);
  return (
    <div className="map-legend">
      <SegmentedControl
        size="xs"
        aria-label="Colour by"
        data={COLOURINGS.map((value) => ({ value, label: WORDS[value] }))}
        value={colouring}
        onChange={(value) => onColouring(COLOURINGS.find((one) => one === value) ?? 'label')}
      />
      <ul>
        {looks.map(({ name, colour, form }, kind) => (
          <li key={name}>
            <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden>
              <path
                d={FORMS[form]}
                fill={form === 'cross' ? 'none' : `var(${colour})`}
                stroke={`var(${colour})`}
                strokeWidth={form === 'cross' ? 2.4 : 0}
              />
            </svg>
            {name} <span className="dim">{countText(counts[kind] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
