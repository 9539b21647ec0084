import { SegmentedControl } from '@mantine/core';
import { useNavigation } from '../../stores-context.ts';

const PARTS = [
  { value: 'runs', label: 'Runs' },
  { value: 'weights', label: 'Weights' },
] as const;
type TrainPart = (typeof PARTS)[number]['value'];

/** Leads from one part of the screen to another. */
export function TrainParts({ part }: { readonly part: TrainPart }) {
  const { go } = useNavigation();
  return (
    <SegmentedControl
      aria-label="Part of the screen"
      data={[...PARTS]}
      value={part}
      onChange={(value) => go({ screen: 'train', query: value === 'runs' ? '' : `panel=${value}` })}
    />
  );
}
