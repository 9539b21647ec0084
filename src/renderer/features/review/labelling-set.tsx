import { Button, Group, Progress } from '@mantine/core';
import { useState } from 'react';
import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { countOf, countText } from '../../ui/number-text.ts';
import { momentText } from '../../ui/time-text.ts';
import { doneShare } from './benchmark-choices.ts';
import { BenchmarkForm } from './benchmark-form.tsx';
import { setHash } from './review-place.ts';

/** One labelling set: who is how far, and what can be made of it. */
export function LabellingSet({ set }: { readonly set: ReviewSetSummary }) {
  const [isOpen, setOpen] = useState(false);
  const places = set.images + set.repeats;
  return (
    <article className="labelling-set" aria-label={set.name}>
      <div className="labelling-head">
        <h3>{set.name}</h3>
        <span className="dim">
          {countOf(set.images, 'image')} · {momentText(set.createdAtMs)}
        </span>
      </div>
      {set.reviewers.length === 0 && <p className="plain dim">Nobody has begun to review it.</p>}
      {set.reviewers.map(({ name, done }) => (
        <div key={name} className="labelling-reviewer">
          <span className="clip">{name}</span>
          <Progress
            value={doneShare(set, done) * 100}
            aria-label={`${name}: ${countText(done)} of ${countText(places)}`}
          />
          <span>
            {countText(done)} of {countText(places)}
          </span>
        </div>
      ))}
      <Group gap="xs">
        <Button component="a" href={setHash(set.name, 'blind')} variant="light" size="compact-sm">
          Review
        </Button>
        <Button
          component="a"
          href={setHash(set.name, 'agreement')}
          variant="default"
          size="compact-sm"
        >
          Agreement
        </Button>
        {set.disputed > 0 && (
          <Button
            component="a"
            href={setHash(set.name, 'disputes')}
            variant="default"
            size="compact-sm"
          >
            Settle {countOf(set.disputed, 'disagreement')}
          </Button>
        )}
        {!isOpen && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={set.reviewers.length === 0}
            onClick={() => setOpen(true)}
          >
            Make a benchmark…
          </Button>
        )}
      </Group>
      {isOpen && <BenchmarkForm set={set} onDone={() => setOpen(false)} />}
    </article>
  );
}
