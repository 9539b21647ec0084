import { Fragment, type ReactNode } from 'react';

type FactsProps = { readonly facts: readonly (readonly [name: string, value: ReactNode])[] };

/** Names and values, one pair a line. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
