import { Button, Group, Modal } from '@mantine/core';
import { useRemoveWeights } from '../../../bridge/training-queries.ts';

type RemoveWeightsDialogProps = {
  /** Null while nothing is to be removed. */
  readonly name: string | null;
  readonly onClose: () => void;
};

/** Asks once more before weights are deleted. */
export function RemoveWeightsDialog({ name, onClose }: RemoveWeightsDialogProps) {
  const remove = useRemoveWeights();
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={`Remove the weights ${name ?? ''}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="stack">
        <p className="plain">
          The imported copy is deleted, in all workspaces. The files that it was read from stay, and
          so do finished runs that began with it; runs that were not begun yet will not find it.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Keep
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => name !== null && remove.mutate({ name }, { onSettled: onClose })}
          >
            Remove
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
