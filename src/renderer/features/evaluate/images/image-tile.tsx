import { IconEyeOff } from '@tabler/icons-react';
import type { EvaluatedImage } from '../../../../shared/domain/evaluation-report.ts';
import type { Polarity } from '../../../../shared/domain/polarity.ts';
import { useMediaAddress } from '../../../bridge/queries.ts';
import { confidenceText } from '../../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../../ui/polarity-look.ts';
import { useSensitive } from '../../../use-sensitive.ts';
import { confidenceOf, imageSentence } from './image-words.ts';

const THUMBNAIL_SIDE = 256;

type ImageTileProps = { readonly image: EvaluatedImage; readonly onOpen: () => void };

/** An image with its label and what the network says; a press opens it. */
export function ImageTile({ image, onOpen }: ImageTileProps) {
  const source = useMediaAddress()(image.mediaId, THUMBNAIL_SIDE);
  const { isBlurred } = useSensitive();
  const blurred = isBlurred(image);
  const { label, predicted } = image;
  return (
    <button
      type="button"
      className="image-tile"
      aria-label={`${imageSentence(image)}${blurred ? ', possibly sensitive' : ''}`}
      onClick={onOpen}
    >
      <img src={source} alt="" loading="lazy" className={blurred ? 'blurred' : undefined} />
      {blurred && (
        <span className="veil" aria-hidden>
          <IconEyeOff size={18} />
        </span>
      )}
      <span className="image-tile-foot" aria-hidden>
        <Sign polarity={label} />
        {label !== predicted && (
          <>
            →<Sign polarity={predicted} />
          </>
        )}
        <span className="image-tile-confidence">{confidenceText(confidenceOf(image))}</span>
      </span>
    </button>
  );
}

function Sign({ polarity }: { readonly polarity: Polarity }) {
  return (
    <span className={`image-sign ${polarityClass(polarity)}`}>{POLARITY_LOOK[polarity].sign}</span>
  );
}
