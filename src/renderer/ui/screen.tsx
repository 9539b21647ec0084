import type { ReactNode } from 'react';

type ScreenProps = {
  readonly title: string;
  /** What the screen is for, in a few words. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** The content scrolls by itself instead of with the screen. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
};

/** One step of the flow: a head that stays, and the content under it. */
export function Screen({ title, lead, actions, fixed = false, children }: ScreenProps) {
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{title}</h1>
        <div className="screen-lead clip">{lead}</div>
        {actions}
      </header>
      <div className={fixed ? 'screen-body-fixed' : 'screen-body'}>{children}</div>
    </div>
  );
}
