import type { ReactNode } from 'react';
import type {
  EvaluatedImage,
  EvaluatedImageDetail,
  ReportRequest,
} from '../../../../shared/domain/evaluation-report.ts';
import { useEvaluatedImage } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useMediaAddress } from '../../../bridge/queries.ts';
import { Facts } from '../../../ui/facts.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { OpinionBars } from '../../../ui/opinion-bars.tsx';
import { platformName } from '../../../ui/platform-name.ts';
import { PolarityBadge } from '../../../ui/polarity-badge.tsx';
import { momentText } from '../../../ui/time-text.ts';
import { useSensitive } from '../../../use-sensitive.ts';
import { agreementSentence } from './image-words.ts';

const THUMBNAIL_SIDE = 128;
const COPIES_SHOWN = 6;

type ImageFactsProps = {
  readonly image: EvaluatedImage;
  readonly report: ReportRequest;
  /** Stands below what the network says. */
  readonly children: ReactNode;
};

/** What is known of a judged image, and what everybody makes of it. */
export function ImageFacts({ image, report, children }: ImageFactsProps) {
  const { model, target, manner } = report;
  const { isBlurred } = useSensitive();
  const known = useEvaluatedImage({ model, target, manner, mediaId: image.mediaId });
  const agreement = agreementSentence(image);
  const detail = known.data;
  return (
    <>
      <Facts
        facts={[
          [
            target.kind === 'split' ? 'Weak label' : 'People say',
            <PolarityBadge key="label" polarity={image.label} />,
          ],
          [
            'Network says',
            <span key="predicted">
              <PolarityBadge polarity={image.predicted} />{' '}
              <b className={image.label === image.predicted ? 'said-right' : 'said-wrong'}>
                {image.label === image.predicted ? 'right' : 'wrong'}
              </b>
            </span>,
          ],
          ...(agreement === null ? [] : [['Agreement', agreement] as const]),
          ...(detail?.file == null ? [] : [['In its source', detail.file] as const]),
        ]}
      />
      <OpinionBars title="Network, from the image" probabilities={image.probabilities} />
      {children}
      {known.isError && <FailureAlert failure={failureText(known.error)} />}
      {detail !== undefined && <Detail detail={detail} isBlurred={isBlurred(image)} />}
    </>
  );
}

function Detail(props: { readonly detail: EvaluatedImageDetail; readonly isBlurred: boolean }) {
  const { detail, isBlurred } = props;
  const { post, teacher, student, contaminatedBy } = detail;
  return (
    <>
      {post !== null && (
        <section>
          <h3>
            Its post on {platformName(post.platform)}
            {post.postedAtMs !== null && `, ${momentText(post.postedAtMs)}`}
          </h3>
          <p className="image-text">{post.text === '' ? 'This post has no text.' : post.text}</p>
        </section>
      )}
      {(teacher !== null || student !== null) && (
        <div className="image-opinions">
          {teacher !== null && (
            <OpinionBars title="Teacher, from the text" probabilities={teacher} />
          )}
          {student !== null && (
            <OpinionBars title="Student, from the image" probabilities={student} />
          )}
        </div>
      )}
      {contaminatedBy.length > 0 && (
        <TrainingCopies mediaIds={contaminatedBy} isBlurred={isBlurred} />
      )}
    </>
  );
}

function TrainingCopies(props: {
  readonly mediaIds: readonly string[];
  /** They show the same as an image that is blurred. */
  readonly isBlurred: boolean;
}) {
  const { mediaIds, isBlurred } = props;
  const source = useMediaAddress();
  const more = mediaIds.length - COPIES_SHOWN;
  return (
    <section>
      <h3>Seen in training as</h3>
      <ul className="training-copies">
        {mediaIds.slice(0, COPIES_SHOWN).map((mediaId, place) => (
          <li key={mediaId}>
            <img
              src={source(mediaId, THUMBNAIL_SIDE)}
              alt={`Seen in training, ${place + 1}`}
              className={isBlurred ? 'blurred' : undefined}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <span className="dim">and {more} more</span>}
    </section>
  );
}
