import { Button, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { DATASET_FORMATS, type DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import { useDatasets, useStartJob } from '../../bridge/queries.ts';
import { useAddress } from '../../stores-context.ts';
import { Note } from '../../ui/note.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { imagesIn } from '../../ui/split-table.tsx';
import { momentText } from '../../ui/time-text.ts';
import { DATASET_FORMS } from './dataset-forms.ts';
import { ExportFilesList } from './export-files-list.tsx';

/** Takes a dataset out in one of its forms. */
export function DatasetExportPanel() {
  const datasets = (useDatasets().data ?? []).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return (
    <Panel title="Datasets" flush>
      {datasets.length === 0 ? (
        <NothingHere title="No dataset yet">Build one on the Dataset screen.</NothingHere>
      ) : (
        <DatasetExportForm datasets={datasets} />
      )}
    </Panel>
  );
}

function DatasetExportForm({ datasets }: { readonly datasets: readonly DatasetSummary[] }) {
  const { query } = useAddress();
  const [chosen, choose] = useState(new URLSearchParams(query).get('dataset'));
  const [format, setFormat] = useState<DatasetFormat>('ids');
  const start = useStartJob();
  const dataset = datasets.find(({ name }) => name === chosen) ?? datasets[0];
  if (dataset === undefined) return null;
  const { name, counts, createdAtMs } = dataset;
  const form = DATASET_FORMS[format];
  return (
    <>
      <div className="export-form">
        <Select
          label="Dataset"
          description={`${countOf(imagesIn(counts), 'image')}, ${momentText(createdAtMs)}`}
          data={datasets.map((one) => one.name)}
          value={name}
          onChange={choose}
          allowDeselect={false}
        />
        <Radio.Group
          label="Form"
          value={format}
          onChange={(value) => setFormat(DATASET_FORMATS.find((one) => one === value) ?? 'ids')}
        >
          <div className="export-choices">
            {DATASET_FORMATS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={DATASET_FORMS[one].name}
                description={DATASET_FORMS[one].use}
              />
            ))}
          </div>
        </Radio.Group>
        {form.hasImages && (
          <Note tone="warn" title="Keep this form to yourself.">
            <span>
              It holds people’s pictures. X allows to pass on ids of posts only: export ids and
              labels for others.
            </span>
          </Note>
        )}
        <Button
          className="export-start"
          aria-label={`Export dataset ${name}`}
          onClick={() => start.mutate({ kind: 'export-dataset', dataset: name, format })}
        >
          Export dataset
        </Button>
      </div>
      <ExportFilesList files={form.files} />
    </>
  );
}
