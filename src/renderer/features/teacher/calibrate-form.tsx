import { Button, Group, Select } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useStartJob } from '../../bridge/queries.ts';
import { useReviewSets } from '../../bridge/review-set-queries.ts';
import { auditChoices } from './audit-choices.ts';

/** Calibrates a teacher on the verdicts of an audit. */
export function CalibrateForm({ teacher }: { readonly teacher: string }) {
  const start = useStartJob();
  const choices = auditChoices(useReviewSets().data ?? []);
  const [ownAudit, setOwnAudit] = useState<string | null>(null);
  const audit = ownAudit ?? choices[0]?.value ?? null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (audit !== null) start.mutate({ kind: 'calibrate-teacher', teacher, audit });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Select
        label="Calibrate on an audit"
        description="Its confidence is made to match how often people agree. Needs 50 images with an agreed polarity."
        placeholder={choices.length === 0 ? 'There is no audit yet' : 'Choose an audit'}
        data={choices}
        value={audit}
        disabled={choices.length === 0}
        allowDeselect={false}
        onChange={setOwnAudit}
      />
      <Group>
        <Button type="submit" variant="default" disabled={audit === null} loading={start.isPending}>
          Calibrate
        </Button>
      </Group>
    </form>
  );
}
