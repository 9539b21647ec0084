import { Button } from '@mantine/core';
import { addressHash } from '../../stores/address.ts';

/** The way back to the list. */
export function AllEvaluationsLink() {
  return (
    <Button
      component="a"
      variant="default"
      href={addressHash({ screen: 'evaluate', item: null, query: '' })}
    >
      All evaluations
    </Button>
  );
}
