import { Button } from '@mantine/core';
import { useFunnel, useJobs, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { isActive } from '../../ui/job-row.tsx';
import { Note } from '../../ui/note.tsx';
import { countOf, countText } from '../../ui/number-text.ts';

/** For the teacher in use: how much it has labelled, and the way to let it label the rest. */
export function LabellingOffer() {
  const funnel = useFunnel().data;
  const start = useStartJob();
  const isLabelling = useJobs().some((job) => job.request.kind === 'label' && isActive(job));
  if (funnel === undefined) return null;
  const { posts, labelledPosts } = funnel;
  if (posts === 0) {
    return (
      <p className="plain dim">
        It labels posts as soon as there are some:{' '}
        <a href={addressHash({ screen: 'collect', item: null, query: '' })}>collect posts</a>.
      </p>
    );
  }
  if (isLabelling) {
    return (
      <p className="plain dim">
        It is labelling: {countText(labelledPosts)} of {countOf(posts, 'post')} so far.
      </p>
    );
  }
  if (labelledPosts >= posts) {
    return <p className="plain dim">All {countOf(posts, 'post')} carry its weak label.</p>;
  }
  const unread = posts - labelledPosts;
  return (
    <Note
      tone="info"
      title={`${countOf(unread, 'post')} ${unread === 1 ? 'has' : 'have'} no weak label of this teacher yet`}
    >
      <div className="offer">
        <span>Until they are read, their images are in no selection.</span>
        <Button loading={start.isPending} onClick={() => start.mutate({ kind: 'label' })}>
          Label now
        </Button>
      </div>
    </Note>
  );
}
