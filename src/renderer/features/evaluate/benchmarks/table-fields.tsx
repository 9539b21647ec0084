import { TextInput } from '@mantine/core';
import type { ImportDraft } from './import-draft.ts';

type TableFieldsProps = {
  readonly draft: ImportDraft;
  readonly onChange: (part: Partial<ImportDraft>) => void;
};

/** What a table does not always say by itself. */
export function TableFields({ draft, onChange }: TableFieldsProps) {
  return (
    <>
      <TextInput
        label="Folder of the images"
        description="Left empty: beside the table, or in “images”."
        value={draft.imagesFolder}
        onChange={(event) => onChange({ imagesFolder: event.currentTarget.value })}
      />
      <div className="two-fields">
        <TextInput
          label="Column of paths"
          placeholder="path"
          value={draft.pathColumn}
          onChange={(event) => onChange({ pathColumn: event.currentTarget.value, classes: null })}
        />
        <TextInput
          label="Column of classes"
          placeholder="class"
          value={draft.classColumn}
          onChange={(event) => onChange({ classColumn: event.currentTarget.value, classes: null })}
        />
      </div>
    </>
  );
}
