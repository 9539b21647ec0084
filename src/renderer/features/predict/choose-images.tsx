import { Button, Group } from '@mantine/core';
import { useRef } from 'react';
import type { Bridge } from '../../bridge/bridge-context.ts';
import { chosenImages, type Dropped } from './dropped-images.ts';

type ChooseImagesProps = {
  /** The system's dialog for paths; null in shells that have none, where the page's own chooses files. */
  readonly choosePaths: Bridge['choosePaths'];
  readonly onChoose: (images: Dropped) => void;
};

/** Says how images are brought, and opens the dialogs. */
export function ChooseImages({ choosePaths, onChoose }: ChooseImagesProps) {
  const inputs = {
    files: useRef<HTMLInputElement>(null),
    folder: useRef<HTMLInputElement>(null),
  };
  const browse = async (kind: 'files' | 'folder'): Promise<void> => {
    if (choosePaths === null) inputs[kind].current?.click();
    else onChoose({ paths: await choosePaths({ kind }), files: [] });
  };
  const choose = (input: HTMLInputElement): void => {
    onChoose({ paths: [], files: chosenImages([...(input.files ?? [])]) });
    // So that the same files can be chosen again.
    input.value = '';
  };
  return (
    <>
      <p className="plain">
        Drop images or folders anywhere on this screen, or paste an image from the clipboard.
      </p>
      <Group gap="xs" mt={10}>
        <Button variant="default" size="xs" onClick={() => browse('files')}>
          Choose images…
        </Button>
        <Button variant="default" size="xs" onClick={() => browse('folder')}>
          Choose a folder…
        </Button>
      </Group>
      <input
        ref={inputs.files}
        type="file"
        multiple
        accept="image/*"
        hidden
        aria-label="Images"
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={(input) => {
          inputs.folder.current = input;
          if (input !== null) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label="Folder of images"
        onChange={(event) => choose(event.currentTarget)}
      />
    </>
  );
}
