import { Button, Group, Modal, Skeleton } from '@mantine/core';
import type { RunFootprint } from '../../../../shared/domain/run.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useRemoveRun, useRunFootprint } from '../../../bridge/run-queries.ts';
import { useNavigation } from '../../../stores-context.ts';
import { byteText } from '../../../ui/byte-text.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { countOf } from '../../../ui/number-text.ts';

type RemoveRunDialogProps = {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says what goes with a run before it is removed. */
export function RemoveRunDialog({ name, isOpen, onClose }: RemoveRunDialogProps) {
  const footprint = useRunFootprint(name, isOpen);
  const remove = useRemoveRun();
  const { go } = useNavigation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Remove ${name}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="stack">
        {footprint.isError && <FailureAlert failure={failureText(footprint.error)} />}
        {footprint.isPending && <Skeleton height={60} />}
        {footprint.data !== undefined && <Footprint footprint={footprint.data} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red.9"
            disabled={footprint.data === undefined}
            loading={remove.isPending}
            onClick={() => remove.mutate({ name }, { onSuccess: () => go({ screen: 'train' }) })}
          >
            Remove run
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Footprint({ footprint: { bytes, evaluations } }: { readonly footprint: RunFootprint }) {
  return (
    <>
      <p className="plain">
        This deletes <b>{byteText(bytes)}</b>: its checkpoints, its model and its logs. It cannot be
        undone. What was exported stays.
      </p>
      <p className="plain">
        {evaluations.length === 0 ? (
          'It was not evaluated.'
        ) : (
          <>
            <b>{countOf(evaluations.length, 'evaluation')}</b> of it go
            {evaluations.length === 1 && 'es'} as well: {evaluations.join(', ')}.
          </>
        )}
      </p>
    </>
  );
}
