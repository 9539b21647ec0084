import { Button, Group, Modal } from '@mantine/core';
import { modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { useRemoveBenchmark } from '../../../bridge/evaluation-queries.ts';
import { countOf } from '../../../ui/number-text.ts';

type RemoveBenchmarkDialogProps = {
  /** Null while nothing is to be removed. */
  readonly name: string | null;
  readonly evaluations: readonly EvaluationEntry[];
  readonly onClose: () => void;
};

/** Says what goes with a benchmark before it is removed. */
export function RemoveBenchmarkDialog({ name, evaluations, onClose }: RemoveBenchmarkDialogProps) {
  const remove = useRemoveBenchmark();
  const gone = evaluations.filter(
    ({ target }) => target.kind === 'benchmark' && target.name === name,
  );
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={`Remove the benchmark ${name ?? ''}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="stack">
        <p className="plain">
          Its manual labels are deleted. The files that it was read from stay, and it can be
          imported again.
        </p>
        <p className="plain">
          {gone.length === 0 ? (
            'Nothing was evaluated on it.'
          ) : (
            <>
              <b>{countOf(gone.length, 'evaluation')}</b> on it go{gone.length === 1 && 'es'} as
              well: {gone.map(({ model }) => modelName(model)).join(', ')}.
            </>
          )}
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red.9"
            loading={remove.isPending}
            onClick={() => name !== null && remove.mutate({ name }, { onSettled: onClose })}
          >
            Remove benchmark
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
