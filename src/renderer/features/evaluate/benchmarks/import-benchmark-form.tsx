import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type SyntheticEvent, useState } from 'react';
import { BenchmarkForm } from '../../../../shared/domain/benchmark-source.ts';
import { useBridge } from '../../../bridge/bridge-context.ts';
import { useBenchmarkPreview } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useStartJob } from '../../../bridge/queries.ts';
import { BrowseFolderButton } from '../../../ui/browse-folder-button.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { freeName } from '../../../ui/free-name.ts';
import { nameProblem } from '../../../ui/name-problem.ts';
import { countOf } from '../../../ui/number-text.ts';
import { BenchmarkPreviewView } from './benchmark-preview-view.tsx';
import { FORM_WORDS } from './form-words.ts';
import {
  changedClasses,
  FIRST_DRAFT,
  type ImportDraft,
  isAbsolutePath,
  nameFromPath,
  sourceOfDraft,
} from './import-draft.ts';
import { TableFields } from './table-fields.tsx';

const TYPING_PAUSE_MS = 350;

/** Brings a benchmark in, after it was shown what would come in. */
export function ImportBenchmarkForm({ taken }: { readonly taken: readonly string[] }) {
  const { choosePaths } = useBridge();
  const start = useStartJob();
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const [ownName, setOwnName] = useState<string | null>(null);
  const [settled] = useDebouncedValue(draft, TYPING_PAUSE_MS);
  const source = sourceOfDraft(draft);
  const asked = sourceOfDraft(settled);
  const preview = useBenchmarkPreview(asked);
  const name = ownName ?? freeName(nameFromPath(draft.path), taken);
  const problem = source === null && ownName === null ? null : nameProblem(name, taken);
  const isCurrent = draft === settled && asked !== null && preview.isSuccess;
  const found = isCurrent && !preview.isPlaceholderData ? preview.data : undefined;
  const images = found?.images ?? 0;
  const change = (part: Partial<ImportDraft>): void => setDraft({ ...draft, ...part });
  /** Another set has other classes. */
  const changePath = (path: string): void => change({ path, classes: null });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (source === null || problem !== null || images === 0) return;
    start.mutate(
      { kind: 'import-benchmark', name, ...source },
      {
        onSuccess: () => {
          setDraft(FIRST_DRAFT);
          setOwnName(null);
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="path-row">
        <TextInput
          label="Folder or table"
          description="Images that people labelled: a folder per class, the lists of the Twitter Testing Dataset, or a CSV file."
          placeholder="/data/twitter-testing"
          value={draft.path}
          error={
            draft.path.trim() !== '' && !isAbsolutePath(draft.path.trim().replace(/^["']/, ''))
              ? 'a path from the root is needed, such as /data/benchmark'
              : null
          }
          onChange={(event) => changePath(event.currentTarget.value)}
        />
        <BrowseFolderButton choosePaths={choosePaths} onChoose={changePath} />
      </div>
      <NativeSelect
        label="Form"
        data={BenchmarkForm.options.map((form) => ({ value: form, label: FORM_WORDS[form] }))}
        value={draft.form}
        onChange={(event) =>
          change({
            form: BenchmarkForm.safeParse(event.currentTarget.value).data ?? 'auto',
            classes: null,
          })
        }
      />
      {(draft.form === 'csv' || preview.data?.form === 'csv') && (
        <TableFields draft={draft} onChange={change} />
      )}
      {asked !== null && preview.isError && <FailureAlert failure={failureText(preview.error)} />}
      {asked !== null && preview.data !== undefined && !preview.isError && (
        <BenchmarkPreviewView
          preview={preview.data}
          isStale={found === undefined}
          onPolarity={(one, polarity) =>
            change({ classes: changedClasses(preview.data.classes, one, polarity) })
          }
        />
      )}
      <TextInput
        label="Benchmark name"
        value={name}
        error={problem}
        onChange={(event) => setOwnName(event.currentTarget.value)}
      />
      <Group>
        <Button
          type="submit"
          disabled={source === null || problem !== null || images === 0}
          loading={start.isPending}
        >
          {images === 0 ? 'Import benchmark' : `Import ${countOf(images, 'image')}`}
        </Button>
      </Group>
    </form>
  );
}
