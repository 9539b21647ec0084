import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Tells what was just done, with a button that takes it back; the answer ends the telling. */
export function tellWithUndo(told: {
  readonly title: string;
  readonly text: string;
  readonly shownMs: number;
  readonly undo: () => void;
}): () => void {
  const id = notifications.show({
    title: told.title,
    message: (
      <Group justify="space-between">
        <span>{told.text}</span>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            told.undo();
            notifications.hide(id);
          }}
        >
          Undo
        </Button>
      </Group>
    ),
    autoClose: told.shownMs,
    role: 'status',
  });
  return () => notifications.hide(id);
}
