import { Button } from '@mantine/core';
import { addressHash } from '../../stores/address.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import type { GroupsLook } from './groups-place.ts';

type NoGroupsProps = {
  readonly look: GroupsLook;
  /** All clean images were searched. */
  readonly isSearched: boolean;
  readonly onAll: () => void;
};

/** Says why no group is shown, and what to do. */
export function NoGroups({ look, isSearched, onAll }: NoGroupsProps) {
  if (look.group !== null) {
    return (
      <Nothing title="This image has no near-duplicates" onAll={onAll}>
        It is in no group: no other image shows the same picture, or a person took it out.
      </Nothing>
    );
  }
  if (look.shown === 'conflicts') {
    return (
      <Nothing title="No labels differ" onAll={onAll}>
        In every group all images with a weak label have the same one.
      </Nothing>
    );
  }
  if (look.shown === 'by-hand') {
    return (
      <Nothing title="Nothing was changed by hand" onAll={onAll}>
        Groups that you split, merge or keep another image of are listed here.
      </Nothing>
    );
  }
  if (isSearched) {
    return (
      <Nothing title="No near-duplicates">
        Every image shows a picture of its own. A lower threshold finds copies that differ more.
      </Nothing>
    );
  }
  return (
    <Nothing title="Not searched yet">
      Press “Find near-duplicates”; images are fetched and cleaned on{' '}
      <a href={addressHash({ screen: 'overview', item: null, query: '' })}>the Overview</a>.
    </Nothing>
  );
}

function Nothing(props: {
  readonly title: string;
  readonly onAll?: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <NothingHere title={props.title}>
      <p className="plain">{props.children}</p>
      {props.onAll !== undefined && (
        <Button mt={12} variant="default" onClick={props.onAll}>
          Show all groups
        </Button>
      )}
    </NothingHere>
  );
}
