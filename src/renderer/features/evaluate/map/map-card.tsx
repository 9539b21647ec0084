import type { EvaluatedModel } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationTarget } from '../../../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../../../shared/domain/ids.ts';
import type { Polarity } from '../../../../shared/domain/polarity.ts';
import { useEvaluatedImage } from '../../../bridge/evaluation-queries.ts';
import { useMediaAddress } from '../../../bridge/queries.ts';
import { PolarityBadge } from '../../../ui/polarity-badge.tsx';
import { useSensitive } from '../../../use-sensitive.ts';

const THUMBNAIL_SIDE = 256;

/** The image of a point, with its label and what the network says. */
export function MapCard(props: {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
  readonly mediaId: MediaId;
  readonly label: Polarity;
  readonly predicted: Polarity;
}) {
  const { model, target, mediaId, label, predicted } = props;
  const detail = useEvaluatedImage({ model, target, mediaId, manner: 'three-way' });
  const source = useMediaAddress()(mediaId, THUMBNAIL_SIDE);
  const { isBlurred } = useSensitive();
  const image = detail.data?.image;
  return (
    <>
      <span className="map-card-image">
        {/* Shown only once it is known whether it may be. */}
        {image !== undefined && (
          <img src={source} alt="" className={isBlurred(image) ? 'blurred' : undefined} />
        )}
      </span>
      <div role="status">
        <dl className="map-card-words">
          <dt>label</dt>
          <dd>
            <PolarityBadge polarity={label} />
          </dd>
          <dt>predicted</dt>
          <dd>
            <PolarityBadge polarity={predicted} />
          </dd>
        </dl>
      </div>
    </>
  );
}
