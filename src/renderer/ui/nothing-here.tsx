import type { ReactNode } from 'react';

type NothingHereProps = {
  readonly title: string;
  /** How to get something here. */
  readonly children: ReactNode;
};

/** Stands where a list is empty. */
export function NothingHere({ title, children }: NothingHereProps) {
  return (
    <div className="nothing">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
