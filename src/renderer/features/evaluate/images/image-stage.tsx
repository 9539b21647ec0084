import { IconEyeOff } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { EvaluatedImage, HeatMap } from '../../../../shared/domain/evaluation-report.ts';
import { useMediaAddress } from '../../../bridge/queries.ts';
import { HeatMapOverlay } from '../../../ui/heat-map.tsx';
import { useSensitive } from '../../../use-sensitive.ts';
import { imageSentence } from './image-words.ts';

type ImageStageProps = {
  readonly image: EvaluatedImage;
  /** Null: the image alone. */
  readonly map: HeatMap | null;
};

/** The image as large as there is room, with the heat map exactly over it. */
export function ImageStage({ image, map }: ImageStageProps) {
  const source = useMediaAddress()(image.mediaId);
  const { isBlurred, toggle } = useSensitive();
  const blurred = isBlurred(image);
  return (
    <div className="image-stage" data-autofocus tabIndex={-1}>
      <div className="image-box" style={ratioStyle(image)}>
        <img
          src={source}
          alt={imageSentence(image)}
          draggable={false}
          className={blurred ? 'blurred' : undefined}
        />
        {map !== null && !blurred && <HeatMapOverlay map={map} />}
      </div>
      {blurred && (
        <button
          type="button"
          className="veil-button image-veil"
          onClick={() => toggle(image.mediaId)}
        >
          <IconEyeOff size={18} aria-hidden /> Possibly sensitive. Show image
        </button>
      )}
    </div>
  );
}

/** The stylesheet makes the box as large as its ratio allows. */
function ratioStyle({ width, height }: EvaluatedImage): CSSProperties {
  const style = { '--ratio': width / Math.max(1, height) };
  return style as CSSProperties; // why: its type knows no custom properties
}
