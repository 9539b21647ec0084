import { Button, Group } from '@mantine/core';
import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { REVIEW_HASH, setHash } from './review-place.ts';

type ReviewedAllProps = { readonly set: ReviewSetSummary; readonly onStartOver: () => void };

/** Stands where the last image was. */
export function ReviewedAll({ set, onStartOver }: ReviewedAllProps) {
  const isAudit = set.kind === 'audit';
  return (
    <NothingHere title={`You have reviewed all ${countOf(set.images + set.repeats, 'image')}`}>
      <p>
        {isAudit
          ? 'The report says how many of the weak labels fit, and how sure that is.'
          : 'The agreement says how far the reviewers see the same in these images.'}
      </p>
      <Group gap="xs" justify="center">
        <Button component="a" href={setHash(set.name, isAudit ? 'report' : 'agreement')}>
          {isAudit ? 'See the report' : 'See the agreement'}
        </Button>
        <Button variant="default" onClick={onStartOver}>
          Look through them again
        </Button>
        <Button component="a" variant="default" href={REVIEW_HASH}>
          Back to Review
        </Button>
      </Group>
    </NothingHere>
  );
}
