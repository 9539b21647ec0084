import { useMediaAddress } from '../../bridge/queries.ts';
import { usePreference } from '../../stores-context.ts';
import { confidenceText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { useSensitive } from '../../use-sensitive.ts';
import { pictureClass } from './review-picture.tsx';
import type { LastAnswer } from './use-blind-review.ts';

const SMALL_SIDE = 128;

/** What was hidden of the image before, beside the verdict that was given. */
export function LastAnswerStrip({ last }: { readonly last: LastAnswer | null }) {
  const source = useMediaAddress();
  const greyscale = usePreference((preferences) => preferences.greyscale);
  const { isBlurred } = useSensitive();
  return (
    <section className="review-last" aria-label="Previous image">
      {last !== null && (
        <>
          <img
            src={source(last.item.mediaId, SMALL_SIDE)}
            alt=""
            className={pictureClass(isBlurred(last.item), greyscale)}
          />
          <div className="review-last-words">
            <div>
              You said <VerdictBadge outcome={last.verdict} />
              {last.revealed.weak !== null && (
                <>
                  ,{' '}
                  <span className="review-last-weak">
                    weak label <PolarityBadge polarity={last.revealed.weak.polarity} />{' '}
                    {confidenceText(last.revealed.weak.confidence)}
                  </span>
                </>
              )}
            </div>
            {last.revealed.text !== null && (
              <div className="dim review-last-text">{last.revealed.text}</div>
            )}
          </div>
        </>
      )}
    </section>
  );
}
