import { Button, Group, Switch, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Panel } from '../../ui/panel.tsx';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';
import { EMPTY_MAPPING, labelMapping, type MappingDraft } from './label-mapping.ts';
import { PathField } from './path-field.tsx';
import { nameOfSource } from './source-name.ts';

const USUAL_LABELS: MappingDraft = {
  NEG: 'negative, LABEL_0',
  NEU: 'neutral, LABEL_1',
  POS: 'positive, LABEL_2',
};

/** Brings in a sentiment classifier that others trained. */
export function AddTransformerPanel({ taken }: { readonly taken: readonly string[] }) {
  const start = useStartJob();
  const [source, setSource] = useState('');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [isMapped, setIsMapped] = useState(false);
  const [draft, setDraft] = useState(EMPTY_MAPPING);
  const name = ownName ?? freeName(nameOfSource(source), taken);
  const problem = nameProblem(name, taken);
  const mapped = labelMapping(draft);
  const isReady =
    problem === null && source.trim() !== '' && (!isMapped || mapped.problem === null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const mapping = isMapped && mapped.mapping !== null ? { labelMapping: mapped.mapping } : {};
    start.mutate(
      { kind: 'add-transformer', name, source: source.trim(), ...mapping },
      {
        onSuccess: () => {
          setSource('');
          setOwnName(null);
        },
      },
    );
  };
  return (
    <Panel title="Add a transformer">
      <form className="stack" onSubmit={submit}>
        <PathField
          label="Folder or hub name"
          description="A folder with an ONNX model and its tokenizer, or the name of a model on the Hugging Face hub, which is then fetched."
          placeholder="/models/roberta or owner/model"
          kind="folder"
          value={source}
          onChange={setSource}
        />
        <TextInput
          label="Transformer name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <Switch
          label="Map its labels by hand"
          description="Needed only where they are not named negative, neutral and positive."
          checked={isMapped}
          onChange={(event) => setIsMapped(event.currentTarget.checked)}
        />
        {isMapped && (
          <div className="stack mapping-fields">
            {POLARITIES.map((polarity) => (
              <TextInput
                key={polarity}
                label={`Labels that mean ${POLARITY_LOOK[polarity].name}`}
                placeholder={USUAL_LABELS[polarity]}
                value={draft[polarity]}
                onChange={(event) => setDraft({ ...draft, [polarity]: event.currentTarget.value })}
              />
            ))}
            {mapped.problem !== null && <span className="dim small">{mapped.problem}</span>}
          </div>
        )}
        <Group>
          <Button type="submit" variant="default" disabled={!isReady} loading={start.isPending}>
            Add transformer
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
