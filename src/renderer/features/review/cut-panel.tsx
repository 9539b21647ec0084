import { Button, Group, NumberInput, Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { CutProposal } from '../../../shared/domain/audit.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useSetSelection, useSettings } from '../../bridge/queries.ts';
import { useCutProposals } from '../../bridge/review-set-queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { IntervalBar } from '../../ui/interval-bar.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { tellWithUndo } from '../../ui/tell-with-undo.tsx';
import { selectionWithCuts, thresholdOf } from './cut-selection.ts';

const SETTLED_MS = 200;
const UNDO_SHOWN_MS = 15_000;
const NO_PROPOSALS: readonly CutProposal[] = [];

type CutPanelProps = { readonly set: string; readonly checked: number };

/** The least confidence to ask for, so that enough of the labels that stay are right. */
export function CutPanel({ set, checked }: CutPanelProps) {
  const [wanted, setWanted] = useState(90);
  const [settled] = useDebouncedValue(wanted, SETTLED_MS);
  const found = useCutProposals(set, settled / 100, checked);
  const proposals = found.data ?? NO_PROPOSALS;
  return (
    <Panel title="Which labels to keep">
      <div className="stack">
        <div>
          <p className="field-title" id="wanted-title">
            Labels that should be right
          </p>
          <div className="wanted">
            <Slider
              min={50}
              max={99}
              step={1}
              label={null}
              thumbLabel="Labels that should be right, per cent, slider"
              value={wanted}
              onChange={setWanted}
            />
            <NumberInput
              aria-label="Labels that should be right"
              min={50}
              max={99}
              suffix=" %"
              allowDecimal={false}
              hideControls
              value={wanted}
              onChange={(next) =>
                typeof next === 'number' && next >= 1 && setWanted(Math.min(99, next))
              }
            />
          </div>
        </div>
        {found.isError && <FailureAlert failure={failureText(found.error)} />}
        <CutTable proposals={proposals} />
        <p className="plain dim">
          A cut is proposed only where this audit shows, with 95 % certainty, that at least{' '}
          {settled} % of the labels above it are right. More checks give lower cuts.
        </p>
        <UseAsSelection proposals={proposals} />
      </div>
    </Panel>
  );
}

function CutTable({ proposals }: { readonly proposals: readonly CutProposal[] }) {
  return (
    <table className="split-table cut-table" aria-label="Proposed cuts">
      <thead>
        <tr>
          <th scope="col">Label</th>
          <th scope="col">Least confidence</th>
          <th scope="col">Images kept</th>
          <th scope="col">Right among them</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map(({ polarity, cut, kept, precision }) => (
          <tr key={polarity}>
            <th scope="row">
              <PolarityBadge polarity={polarity} />
            </th>
            {cut === null ? (
              <td colSpan={3} className="dim">
                not shown for any confidence yet
              </td>
            ) : (
              <>
                <td>{accuracyText(thresholdOf(cut))}</td>
                <td>{countText(kept)}</td>
                <td>{precision === null ? '–' : <IntervalBar proportion={precision} />}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Makes the cuts the workspace's selection, after a look at what changes, with a way back. */
function UseAsSelection({ proposals }: { readonly proposals: readonly CutProposal[] }) {
  const settings = useSettings().data;
  const setSelection = useSetSelection();
  const [isAsking, setAsking] = useState(false);
  if (settings === undefined) return null;
  const before = settings.selection;
  const after = selectionWithCuts(before, proposals);
  const isPossible = proposals.some(({ cut }) => cut !== null);
  if (!isAsking || !isPossible) {
    return (
      <Group>
        <Button disabled={!isPossible} onClick={() => setAsking(true)}>
          Use as selection…
        </Button>
      </Group>
    );
  }
  const use = (): void => {
    setAsking(false);
    setSelection.mutate(after, {
      onSuccess: () =>
        tellWithUndo({
          title: 'The selection was changed',
          text: selectionText(after),
          shownMs: UNDO_SHOWN_MS,
          undo: () => setSelection.mutate(before),
        }),
    });
  };
  return (
    <fieldset className="plain-fieldset stack" aria-label="Change the selection">
      <p className="plain">
        The selection changes from {selectionText(before)} to{' '}
        <strong>{selectionText(after)}</strong>. Polarities without a cut keep their threshold.
        Datasets that were built stay as they are.
      </p>
      <Group gap="xs">
        <Button loading={setSelection.isPending} onClick={use}>
          Change the selection
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          Not now
        </Button>
      </Group>
    </fieldset>
  );
}

function selectionText({ NEG, NEU, POS }: SelectionRule): string {
  return `NEG ${NEG} · NEU ${NEU} · POS ${POS}`;
}
