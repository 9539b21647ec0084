import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWorkspace } from '../../../bridge/queries.ts';
import { tensorboardCommand } from './tensorboard-command.ts';

/** How to look at a run's event files with TensorBoard. */
export function TensorboardLine({ run }: { readonly run: string }) {
  const workspace = useWorkspace().data;
  if (workspace === undefined || workspace === null) return null;
  const command = tensorboardCommand(workspace.folder, run);
  return (
    <p className="plain run-tensorboard dim">
      TensorBoard reads its event files: <code className="mono">{command}</code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="xs"
            aria-label={copied ? 'Copied' : 'Copy the command line'}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </p>
  );
}
