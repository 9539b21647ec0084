import { Button, Group, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { ReviewerName } from '../../../shared/domain/verdict.ts';
import { useReviewer, useReviewers } from '../../bridge/review-queries.ts';
import { Panel } from '../../ui/panel.tsx';

/** Asks who is reviewing; verdicts are kept under this name. */
export function ReviewerForm({ onDone }: { readonly onDone: () => void }) {
  const { reviewer, setReviewer } = useReviewer();
  const known = useReviewers().data ?? [];
  const [name, setName] = useState(reviewer ?? '');
  const parsed = ReviewerName.safeParse(name);
  const choose = (chosen: string): void => {
    setReviewer(chosen);
    onDone();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (parsed.success) choose(parsed.data);
  };
  return (
    <div className="review-gate">
      <Panel title="Who is reviewing?">
        <form className="stack" onSubmit={submit}>
          <TextInput
            label="Your name"
            description="Verdicts are kept under it, so that several people can review the same images."
            value={name}
            maxLength={40}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" disabled={!parsed.success}>
              Review as {parsed.success ? parsed.data : '…'}
            </Button>
          </Group>
          {known.length > 0 && (
            <Group gap="xs" aria-label="Reviewers so far" role="group">
              <span className="dim">Reviewed here before:</span>
              {known.map((one) => (
                <Button
                  key={one.name}
                  variant="default"
                  size="compact-sm"
                  onClick={() => choose(one.name)}
                >
                  {one.name}
                </Button>
              ))}
            </Group>
          )}
        </form>
      </Panel>
    </div>
  );
}
