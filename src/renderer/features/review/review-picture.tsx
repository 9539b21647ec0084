import { IconEyeOff } from '@tabler/icons-react';
import { useMediaAddress } from '../../bridge/queries.ts';
import { usePreference } from '../../stores-context.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../use-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';

/** Longer side of the picture that is fetched, pixels. */
export const PICTURE_SIDE = 1024;

/** Small images are enlarged up to so many times. */
const MOST_ENLARGED = 2;

type ReviewPictureProps = {
  readonly item: {
    readonly mediaId: string;
    readonly width: number;
    readonly height: number;
    readonly isSensitive: boolean;
  };
  /** Called when the picture is seen, or cannot be. */
  readonly onShown?: () => void;
};

/** One image as large as there is room, blurred while it is sensitive and nobody asked for it. */
export function ReviewPicture({ item, onShown }: ReviewPictureProps) {
  const source = useMediaAddress()(item.mediaId, PICTURE_SIDE);
  const greyscale = usePreference((preferences) => preferences.greyscale);
  const { textOf } = useKeys();
  const { isBlurred, toggle: reveal } = useSensitive();
  const blurred = isBlurred(item);
  return (
    <div className="review-picture">
      <img
        src={source}
        alt="To judge"
        decoding="async"
        draggable={false}
        onLoad={onShown}
        onError={onShown}
        className={pictureClass(blurred, greyscale)}
        style={{ maxWidth: `min(100%, ${item.width * MOST_ENLARGED}px)` }}
      />
      {blurred && (
        <button type="button" className="veil-button" onClick={() => reveal(item.mediaId)}>
          <IconEyeOff size={16} aria-hidden /> Possibly sensitive. Show image
          <KeyCap text={textOf('reveal')} />
        </button>
      )}
    </div>
  );
}

/** The classes of a picture that may be veiled and grey. */
export function pictureClass(isBlurred: boolean, isGrey: boolean): string {
  return `${isBlurred ? 'review-blurred' : ''} ${isGrey ? 'review-grey' : ''}`.trim();
}
