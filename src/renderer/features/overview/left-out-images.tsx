import './left-out-images.css';
import { Button } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LeftOutImage } from '../../../shared/domain/left-out.ts';
import { type RejectionReason, SoftReason } from '../../../shared/domain/rejection.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { type LeftOutList, useLeftOutPage } from '../../bridge/media-queries.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { countText } from '../../ui/number-text.ts';
import { useTakingBack } from './use-taking-back.tsx';

const PAGE = 12;
const SIDE = 256;

type LeftOutImagesProps = {
  readonly list: LeftOutList;
  readonly reason: RejectionReason;
  /** What is shown where no image of the reason was ever stored. */
  readonly otherwise?: ReactNode;
};

/** The images of a reason, a page at a time, to take back or to leave out again. */
export function LeftOutImages({ list, reason, otherwise }: LeftOutImagesProps) {
  const [wanted, setOffset] = useState(0);
  const page = useLeftOutPage(list, { reason, offset: wanted, limit: PAGE });
  const { take, leave, isPending } = useTakingBack();
  const listRef = useRef<HTMLUListElement>(null);
  /** Where the last decision was taken: the image that moves there gets the keyboard's focus. */
  const decidedAt = useRef<number | null>(null);
  const shown = page.data?.images;
  useEffect(() => {
    const place = decidedAt.current;
    if (place === null || shown === undefined) return;
    decidedAt.current = null;
    const buttons = listRef.current?.querySelectorAll('button') ?? [];
    buttons[Math.min(place, buttons.length - 1)]?.focus();
  }, [shown]);
  if (page.isError) return <FailureAlert failure={failureText(page.error)} />;
  if (page.data === undefined) return null;
  if (page.data.total === 0) return otherwise;
  const { total, images } = page.data;
  const last = Math.floor((total - 1) / PAGE) * PAGE;
  // Taking images back can empty the page that is shown.
  const offset = Math.min(wanted, last);
  if (offset !== wanted) setOffset(offset);
  const soft = SoftReason.safeParse(reason);
  const act = (image: LeftOutImage, place: number): void => {
    decidedAt.current = place;
    const mediaIds = [image.mediaId];
    if (list === 'leftOut') take({ mediaIds });
    else leave(mediaIds);
  };
  const action = list === 'leftOut' ? 'Take back' : 'Leave out';
  return (
    <div className="left-out">
      <ul ref={listRef} aria-label={list === 'leftOut' ? 'Left-out images' : 'Images taken back'}>
        {images.map((image, place) => (
          <li key={image.mediaId} title={image.text ?? undefined}>
            <Picture image={image} />
            <span className="dim clip" title={image.detail}>
              {image.detail}
            </span>
            {soft.success && (
              <Button
                variant="default"
                size="compact-xs"
                disabled={isPending}
                aria-label={`${action}: ${image.detail}, ${image.text ?? image.mediaId}`}
                onClick={() => act(image, place)}
              >
                {action}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="left-out-foot">
        {!soft.success && (
          <span className="dim">These cannot be decoded, so they cannot be taken back.</span>
        )}
        {soft.data === 'image:animated' && (
          <span className="dim">Of an animated image, the first frame is taken.</span>
        )}
        {soft.success && list === 'leftOut' && (
          <Button
            variant="light"
            size="compact-xs"
            loading={isPending}
            onClick={() => take({ reason: soft.data })}
          >
            Take back all {countText(total)}
          </Button>
        )}
        {total > PAGE && (
          <span className="left-out-pages">
            <Button
              variant="default"
              size="compact-xs"
              disabled={offset === 0}
              onClick={() => setOffset(offset - PAGE)}
            >
              Previous
            </Button>
            <span>
              {countText(offset + 1)} to {countText(offset + images.length)} of {countText(total)}
            </span>
            <Button
              variant="default"
              size="compact-xs"
              disabled={offset >= last}
              onClick={() => setOffset(offset + PAGE)}
            >
              Next
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}

function Picture({ image }: { readonly image: LeftOutImage }) {
  const source = useMediaAddress()(image.mediaId, SIDE);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <span className="left-out-picture dim">
        <IconPhotoOff size={20} aria-hidden />
      </span>
    );
  }
  return (
    <img
      className="left-out-picture"
      src={source}
      alt={image.text ?? ''}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
}
