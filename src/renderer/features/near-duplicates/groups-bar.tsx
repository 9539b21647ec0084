import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconRefresh, IconX } from '@tabler/icons-react';
import type { NearDuplicateOverview } from '../../../shared/domain/near-duplicates.ts';
import { GROUP_ORDERS, GroupsRequest } from '../../../shared/domain/near-duplicates.ts';
import { countText } from '../../ui/number-text.ts';
import type { GroupsLook } from './groups-place.ts';

const ORDER_NAMES = { largest: 'Largest first', 'least-sure': 'Least sure first' } as const;
const Shown = GroupsRequest.unwrap().shape.shown;

type GroupsBarProps = {
  readonly look: GroupsLook;
  readonly overview: NearDuplicateOverview | undefined;
  readonly showsThreshold: boolean;
  readonly onChange: (look: GroupsLook) => void;
  readonly onThreshold: () => void;
  readonly onReopen: () => void;
};

/** Which groups are shown, and in which order. */
export function GroupsBar(props: GroupsBarProps) {
  const { look, overview, showsThreshold, onChange } = props;
  const counted = (name: string, count: number | undefined): string =>
    count === undefined ? name : `${name} ${countText(count)}`;
  return (
    <div className="copy-bar">
      {look.group === null ? (
        <>
          <SegmentedControl
            aria-label="Groups shown"
            data={[
              { value: 'all', label: counted('All', overview?.groups) },
              { value: 'conflicts', label: counted('Labels differ', overview?.conflicts) },
              { value: 'by-hand', label: counted('By hand', overview?.byHand) },
            ]}
            value={look.shown}
            onChange={(shown) => onChange({ ...look, shown: Shown.parse(shown) })}
          />
          <Select
            aria-label="Order"
            w={150}
            data={GROUP_ORDERS.map((value) => ({ value, label: ORDER_NAMES[value] }))}
            value={look.order}
            onChange={(value) =>
              onChange({ ...look, order: GROUP_ORDERS.find((one) => one === value) ?? 'largest' })
            }
          />
        </>
      ) : (
        <Button
          variant="light"
          rightSection={<IconX size={13} aria-hidden />}
          title="Show all groups"
          onClick={() => onChange({ ...look, group: null })}
        >
          The group of one image
        </Button>
      )}
      <span className="copy-bar-end">
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Order the groups anew"
          title="Order the groups anew: those that you changed keep their places until then"
          onClick={props.onReopen}
        >
          <IconRefresh size={15} />
        </ActionIcon>
        <Button
          variant={showsThreshold ? 'light' : 'default'}
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          aria-expanded={showsThreshold}
          onClick={props.onThreshold}
        >
          Threshold
        </Button>
      </span>
    </div>
  );
}
