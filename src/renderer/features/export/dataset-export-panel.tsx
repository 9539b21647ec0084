import { Button } from '@mantine/core';
import { useDatasets, useStartJob } from '../../bridge/queries.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { imagesIn } from '../../ui/split-table.tsx';
import { momentText } from '../../ui/time-text.ts';
import { DATASET_FILES } from './export-files.ts';
import { ExportFilesList } from './export-files-list.tsx';

/** The datasets that can be taken out. */
export function DatasetExportPanel() {
  const datasets = (useDatasets().data ?? []).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const start = useStartJob();
  return (
    <Panel title="Datasets" flush>
      {datasets.length === 0 ? (
        <NothingHere title="No dataset yet">Build one on the Dataset screen.</NothingHere>
      ) : (
        <table className="list-table" aria-label="Datasets">
          <tbody>
            {datasets.map(({ name, counts, createdAtMs }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <div className="export-line">
                    {countOf(imagesIn(counts), 'image')}, {momentText(createdAtMs)}
                  </div>
                </th>
                <td className="number-cell">
                  <Button
                    variant="light"
                    size="compact-sm"
                    aria-label={`Export dataset ${name}`}
                    onClick={() => start.mutate({ kind: 'export-dataset', dataset: name })}
                  >
                    Export dataset
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ExportFilesList files={DATASET_FILES} />
    </Panel>
  );
}
