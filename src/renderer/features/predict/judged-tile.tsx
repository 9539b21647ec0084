import { IconPhotoOff } from '@tabler/icons-react';
import { memo } from 'react';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { confidenceText } from '../../ui/number-text.ts';
import { PolarityBars } from '../../ui/polarity-bars.tsx';
import { thumbnailSide } from '../../ui/thumbnail-side.ts';
import { type JudgedImage, nameOf, probabilitiesText } from './judged-images.ts';
import { usePicture } from './use-picture.ts';

type JudgedTileProps = {
  readonly id: string;
  readonly image: JudgedImage;
  readonly place: number;
  readonly total: number;
  readonly isFocused: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A judged image: its picture, its name, and a bar for each polarity. */
export const JudgedTile = memo(function JudgedTile(props: JudgedTileProps) {
  const { id, image, place, total, isFocused, left, top, width, height } = props;
  const source = usePicture(image.source, thumbnailSide(width, globalThis.devicePixelRatio));
  const { file, probabilities, problem } = image;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the option that is meant
    <div
      id={id}
      className="judged-tile"
      role="option"
      aria-selected={isFocused}
      aria-posinset={place + 1}
      aria-setsize={total}
      data-place={place}
      style={{ transform: `translate(${left}px, ${top}px)`, width, height }}
    >
      <div className="judged-picture" aria-hidden>
        {source !== null && <img src={source} alt="" draggable={false} />}
        {probabilities === null && source === null && <IconPhotoOff size={28} stroke={1.25} />}
      </div>
      <div className="judged-text">
        <div className="clip" title={file}>
          {nameOf(file)}
        </div>
        {probabilities === null ? (
          <div className="judged-problem">{problem}</div>
        ) : (
          <PolarityBars
            label={probabilitiesText(probabilities)}
            shares={{ NEG: probabilities[0], NEU: probabilities[1], POS: probabilities[2] }}
            text={(polarity) => confidenceText(probabilities[polarityIndex(polarity)])}
          />
        )}
      </div>
    </div>
  );
});
