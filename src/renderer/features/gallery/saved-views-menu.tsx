import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { SavedView } from '../../../shared/domain/gallery.ts';
import { useSavedViewActions, useSavedViews } from '../../bridge/gallery-queries.ts';
import { addressHash } from '../../stores/address.ts';

const UNDO_SHOWN_MS = 10_000;

/** Filters that were kept under a name: to open, to keep the present one, to remove. */
export function SavedViewsMenu({ query }: { readonly query: string }) {
  const [isOpen, setOpen] = useState(false);
  const views = useSavedViews().data ?? [];
  const { save, remove } = useSavedViewActions();
  const removeView = (view: SavedView): void =>
    remove.mutate(
      { name: view.name },
      { onSuccess: () => offerUndo(view, () => save.mutate(view)) },
    );
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={268}
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          Views{views.length > 0 && ` · ${views.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label="Saved views">
        {views.length === 0 ? (
          <p className="gallery-views-none">Keep the filter, order and grouping under a name.</p>
        ) : (
          <ul className="gallery-views" aria-label="Saved views">
            {views.map((view) => (
              <li key={view.name}>
                <a
                  href={addressHash({ screen: 'gallery', item: null, query: view.query })}
                  aria-current={view.query === query ? 'true' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {view.name}
                </a>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`Remove the view ${view.name}`}
                  onClick={() => removeView(view)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <SaveForm
          onSave={(name) => save.mutate({ name, query }, { onSuccess: () => setOpen(false) })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ onSave }: { readonly onSave: (name: string) => void }) {
  const [text, setText] = useState('');
  const name = SavedView.unwrap().shape.name.safeParse(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.success) onSave(name.data);
  };
  return (
    <form className="gallery-views-form" onSubmit={submit}>
      <TextInput
        aria-label="Name of this view"
        placeholder="Name of this view"
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!name.success}>
        Save
      </Button>
    </form>
  );
}

function offerUndo(view: SavedView, onUndo: () => void): void {
  const id = `removed ${view.name}`;
  notifications.show({
    id,
    autoClose: UNDO_SHOWN_MS,
    title: `Removed the view ${view.name}`,
    message: (
      <Button
        variant="default"
        mt={6}
        onClick={() => {
          onUndo();
          notifications.hide(id);
        }}
      >
        Undo
      </Button>
    ),
  });
}
