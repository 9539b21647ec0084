import { NumberInput, TextInput } from '@mantine/core';

type NameAndSeedProps = {
  readonly nameLabel: string;
  readonly name: string;
  readonly problem: string | null;
  readonly onName: (name: string) => void;
  readonly seedLabel: string;
  readonly seed: number | string;
  readonly onSeed: (seed: number | string) => void;
};

/** What to call a teacher that is to be made, and the seed to make it with. */
export function NameAndSeed(props: NameAndSeedProps) {
  return (
    <div className="name-and-seed">
      <TextInput
        label={props.nameLabel}
        value={props.name}
        error={props.problem}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <NumberInput
        label={props.seedLabel}
        min={0}
        allowDecimal={false}
        value={props.seed}
        onChange={props.onSeed}
      />
    </div>
  );
}
