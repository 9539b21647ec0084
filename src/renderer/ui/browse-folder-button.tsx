import { Button } from '@mantine/core';

type BrowseFolderButtonProps = {
  /** Opens the system's dialog; null in shells that have none, where no button is shown. */
  readonly choosePaths:
    | ((options: { readonly kind: 'folder' }) => Promise<readonly string[]>)
    | null;
  readonly onChoose: (folder: string) => void;
};

/** Lets a person choose a folder in the system's dialog. */
export function BrowseFolderButton({ choosePaths, onChoose }: BrowseFolderButtonProps) {
  if (choosePaths === null) return null;
  const browse = async (): Promise<void> => {
    const [chosen] = await choosePaths({ kind: 'folder' });
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <Button variant="subtle" onClick={browse}>
      Browse…
    </Button>
  );
}
