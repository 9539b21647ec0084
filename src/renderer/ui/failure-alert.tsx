import { Note } from './note.tsx';

type FailureAlertProps = {
  readonly failure: { readonly message: string; readonly advice: string };
};

/** What is wrong, and what to do about it. */
export function FailureAlert({ failure }: FailureAlertProps) {
  return (
    <Note tone="bad" title={failure.message}>
      {failure.advice}
    </Note>
  );
}
