import { type ReactNode, useId } from 'react';

type PanelProps = {
  readonly title: string;
  /** Stands at the right of the title. */
  readonly actions?: ReactNode;
  /** Without inner margin, for tables that reach the panel's edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
};

/** A titled part of a screen. */
export function Panel({ title, actions, flush = false, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className="panel" aria-labelledby={titleId}>
      <header className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {actions}
      </header>
      <div className={flush ? 'panel-body-flush' : 'panel-body'}>{children}</div>
    </section>
  );
}
