import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import { byteText } from '../../../ui/byte-text.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { momentText, shortMomentText } from '../../../ui/time-text.ts';
import { RemoveWeightsDialog } from './remove-weights-dialog.tsx';
import { FORM_NAMES, layersText, preprocessingText, sourceBytes } from './weights-words.ts';

/** Weights that were imported, the same in every workspace. */
export function ImportedWeightsPanel({
  weights,
}: {
  readonly weights: readonly NetworkWeightsSummary[];
}) {
  const [leaving, setLeaving] = useState<string | null>(null);
  return (
    <Panel title="Imported weights" flush>
      {weights.length === 0 ? (
        <NothingHere title="No weights were imported yet">
          MobileNetV2 and InceptionV3 have theirs in the program. VGG-19 and HybridCNN, the networks
          of the paper, need a file of weights: fetch published ones below, or import files that you
          have. The paper began with VGG-19 of its authors and with HybridCNN of Places.
        </NothingHere>
      ) : (
        <table className="list-table" aria-label="Imported weights">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Network</th>
              <th scope="col">Form</th>
              <th scope="col">Layers</th>
              <th scope="col">Sees images as</th>
              <th scope="col">Licence</th>
              <th scope="col" className="number-cell">
                Size
              </th>
              <th scope="col" className="number-cell">
                Imported
              </th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {weights.map((one) => (
              <WeightsRow key={one.name} weights={one} onRemove={() => setLeaving(one.name)} />
            ))}
          </tbody>
        </table>
      )}
      <RemoveWeightsDialog name={leaving} onClose={() => setLeaving(null)} />
    </Panel>
  );
}

function WeightsRow(props: {
  readonly weights: NetworkWeightsSummary;
  readonly onRemove: () => void;
}) {
  const { weights } = props;
  return (
    <tr>
      <th scope="row" title={weights.sources.map(({ file }) => file).join(', ')}>
        {weights.name}
      </th>
      <td>{weights.network}</td>
      <td>{FORM_NAMES[weights.form]}</td>
      <td>{layersText(weights)}</td>
      <td className="weights-preprocessing">{preprocessingText(weights.preprocessing)}</td>
      <td className="weights-licence" title={weights.citation ?? undefined}>
        {weights.licence ?? <span className="dim">not known</span>}
      </td>
      <td className="number-cell">{byteText(sourceBytes(weights))}</td>
      <td className="number-cell dim" title={momentText(weights.importedAtMs)}>
        {shortMomentText(weights.importedAtMs)}
      </td>
      <td className="number-cell">
        <Button
          variant="subtle"
          color="red"
          size="compact-xs"
          aria-label={`Remove ${weights.name}`}
          onClick={props.onRemove}
        >
          Remove
        </Button>
      </td>
    </tr>
  );
}
