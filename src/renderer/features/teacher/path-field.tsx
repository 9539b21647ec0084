import { Button, TextInput } from '@mantine/core';
import { useBridge } from '../../bridge/bridge-context.ts';

type PathFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  /** What the system's dialog offers, where the shell has one. */
  readonly kind: 'files' | 'folder';
  readonly value: string;
  readonly onChange: (path: string) => void;
};

/** A path to type or, where the shell has a file dialog, to choose. */
export function PathField(props: PathFieldProps) {
  const { label, description, placeholder, kind, value, onChange } = props;
  const { choosePaths } = useBridge();
  const browse = async (): Promise<void> => {
    const [chosen] = (await choosePaths?.({ kind })) ?? [];
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <div className="path-field">
      <TextInput
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {choosePaths !== null && (
        <Button variant="subtle" aria-label={`Browse for ${label}`} onClick={browse}>
          Browse…
        </Button>
      )}
    </div>
  );
}
