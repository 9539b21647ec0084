import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type SyntheticEvent, useState } from 'react';
import { useAuditPlan, useCreateAudit, useReviewSets } from '../../bridge/review-set-queries.ts';
import { useNavigation } from '../../stores-context.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Note } from '../../ui/note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AcceptanceFields } from './acceptance-fields.tsx';
import { designOf, FIRST_DRAFT } from './audit-draft.ts';
import { AuditFields } from './audit-fields.tsx';
import { PlanPanels } from './plan-panels.tsx';
import { REVIEW_HASH } from './review-place.ts';

/** A plan is asked for when nothing was changed for so long. */
const SETTLED_MS = 250;

/** Designs an audit: what it draws, and what that will tell, before anything begins. */
export function NewAuditPage() {
  const taken = (useReviewSets().data ?? []).map(({ name }) => name);
  const create = useCreateAudit();
  const { go } = useNavigation();
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName('audit', taken);
  const problem = nameProblem(name, taken);
  const read = designOf(draft);
  const [settled] = useDebouncedValue(draft, SETTLED_MS);
  const settledRead = designOf(settled);
  const plan = useAuditPlan('design' in settledRead ? settledRead.design : null);
  const drawn = plan.data?.strata.reduce((sum, { sampled }) => sum + sampled, 0) ?? 0;
  const isReady = 'design' in read && problem === null && drawn > 0;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    create.mutate(
      { name, design: read.design },
      { onSuccess: () => go({ screen: 'review', item: name }) },
    );
  };
  return (
    <Screen title="New audit" lead={<a href={REVIEW_HASH}>Back to Review</a>}>
      <div className="columns columns-form">
        <Panel title="What to draw">
          <form className="stack" onSubmit={submit}>
            <AuditFields
              draft={draft}
              planned={plan.data?.acceptance ?? null}
              onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            />
            <AcceptanceFields
              draft={draft}
              onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            />
            {'problem' in read && <Note tone="bad" title={read.problem} />}
            <TextInput
              label="Audit name"
              value={name}
              error={problem}
              onChange={(event) => setOwnName(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" disabled={!isReady} loading={create.isPending}>
                Draw images and begin
              </Button>
            </Group>
          </form>
        </Panel>
        <PlanPanels plan={plan} repeats={draft.repeats} wanted={settled.size} />
      </div>
    </Screen>
  );
}
