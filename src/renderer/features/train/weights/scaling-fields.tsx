import { Select, Switch, TextInput } from '@mantine/core';
import { FIRST_SCALING, readScaling, type ScalingDraft } from './scaling-draft.ts';

type ScalingFieldsProps = {
  /** Null: what the files say. */
  readonly draft: ScalingDraft | null;
  readonly onChange: (draft: ScalingDraft | null) => void;
};

/** What a network was trained to see, where its files do not say it rightly. */
export function ScalingFields({ draft, onChange }: ScalingFieldsProps) {
  const read = draft === null ? null : readScaling(draft);
  const problems = read !== null && 'problems' in read ? read.problems : {};
  return (
    <>
      <Switch
        label="Say how it sees images"
        description="Needed only where the files do not say it, as with networks of one’s own."
        checked={draft !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? FIRST_SCALING : null)}
      />
      {draft !== null && (
        <div className="stack">
          <Select
            label="Channels"
            data={[
              { value: 'BGR', label: 'BGR, as Caffe' },
              { value: 'RGB', label: 'RGB, as PyTorch' },
            ]}
            value={draft.channels}
            onChange={(channels) => channels !== null && onChange({ ...draft, channels })}
          />
          <TextInput
            label="Mean of each channel"
            description="Of bytes from 0 to 255, in the channels’ order."
            value={draft.mean}
            error={problems.mean}
            onChange={(event) => onChange({ ...draft, mean: event.currentTarget.value })}
          />
          <TextInput
            label="Divided by"
            value={draft.deviation}
            error={problems.deviation}
            onChange={(event) => onChange({ ...draft, deviation: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
