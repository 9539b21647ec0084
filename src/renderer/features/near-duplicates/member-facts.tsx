import type { GroupMember } from '../../../shared/domain/near-duplicates.ts';
import { byteText } from '../../ui/byte-text.ts';
import { Facts } from '../../ui/facts.tsx';
import { confidenceText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { momentText } from '../../ui/time-text.ts';
import { pixelText } from './group-words.ts';

/** What is known of an image; where it is better than the other, that stands out. */
export function MemberFacts(props: {
  readonly title: string;
  readonly member: GroupMember;
  readonly against: GroupMember;
}) {
  const { title, member, against } = props;
  const { weak, postedAtMs } = member;
  const best = (text: string, isBest: boolean) => (isBest ? <strong>{text}</strong> : text);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Facts
        facts={[
          [
            'Size',
            best(
              `${pixelText(member)} px`,
              member.width * member.height > against.width * against.height,
            ),
          ],
          ['File', best(byteText(member.sizeBytes), member.sizeBytes > against.sizeBytes)],
          [
            'Posted',
            postedAtMs === null
              ? 'unknown'
              : best(momentText(postedAtMs), postedAtMs < (against.postedAtMs ?? Infinity)),
          ],
          [
            'Weak label',
            weak === null ? (
              'none'
            ) : (
              <>
                <PolarityBadge polarity={weak.polarity} /> {confidenceText(weak.confidence)}
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}
