import type { ReactNode } from 'react';

type NoteProps = {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
};

/** Something that a person should know before going on. */
export function Note({ tone, title, children }: NoteProps) {
  return (
    <div className={`note note-${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}
