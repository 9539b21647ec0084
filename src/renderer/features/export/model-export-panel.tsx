import { Button } from '@mantine/core';
import { useRuns, useStartJob } from '../../bridge/queries.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { accuracyText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { MODEL_FILES } from './export-files.ts';
import { ExportFilesList } from './export-files-list.tsx';

/** The runs whose model can be taken out. */
export function ModelExportPanel() {
  const runs = (useRuns().data ?? [])
    .filter(({ state }) => state === 'finished')
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const start = useStartJob();
  return (
    <Panel title="Models" flush>
      {runs.length === 0 ? (
        <NothingHere title="No finished run yet">A finished run has a model.</NothingHere>
      ) : (
        <table className="list-table" aria-label="Models">
          <tbody>
            {runs.map(({ name, settings, bestEpoch, epochs }) => {
              const best = epochs.find(({ epoch }) => epoch === bestEpoch)?.validationAccuracy;
              return (
                <tr key={name}>
                  <th scope="row">
                    {name}
                    <div className="export-line">
                      {settings.network}, {settings.mode}
                      {typeof best === 'number' && `, ${accuracyText(best)} on validation`}
                    </div>
                  </th>
                  <td className="number-cell">
                    <Button
                      variant="light"
                      size="compact-sm"
                      aria-label={`Export model ${name}`}
                      onClick={() => start.mutate({ kind: 'export-model', run: name })}
                    >
                      Export model
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <ExportFilesList files={MODEL_FILES} />
    </Panel>
  );
}
