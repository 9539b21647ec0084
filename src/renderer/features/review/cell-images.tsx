import { Button, Group, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { useAuditCell, useImages } from '../../bridge/review-set-queries.ts';
import { usePreference } from '../../stores-context.ts';
import type { ConfusionCell } from '../../ui/confusion-table.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { confidenceText, countOf } from '../../ui/number-text.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { pictureClass } from './review-picture.tsx';

const IMAGES_AT_FIRST = 24;
const THUMBNAIL_SIDE = 256;

type CellImagesProps = {
  readonly set: string;
  readonly cell: ConfusionCell;
  readonly onClose: () => void;
};

/** The images of a cell of the confusion, with their posts' texts. */
export function CellImages({ set, cell, onClose }: CellImagesProps) {
  const found = useAuditCell({ set, manual: cell.manual, weak: cell.predicted });
  const [shown, setShown] = useState(IMAGES_AT_FIRST);
  const mediaIds = found.data ?? [];
  const images = useImages(mediaIds.slice(0, shown));
  const manual = POLARITIES[cell.manual] ?? 'NEU';
  const weak = POLARITIES[cell.predicted] ?? 'NEU';
  return (
    <section aria-label="Images of the cell">
      <Group justify="space-between" mb={8}>
        <strong>
          {countOf(mediaIds.length, 'image')}: people say {manual}, the label was {weak}
        </strong>
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          Close
        </Button>
      </Group>
      {found.isError && <FailureAlert failure={failureText(found.error)} />}
      {found.isPending && <Skeleton height={120} />}
      <ul className="cell-images">
        {images.map((image, place) => (
          <CellImage key={mediaIds[place]} image={image} />
        ))}
      </ul>
      {mediaIds.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + IMAGES_AT_FIRST)}>
          Show more
        </Button>
      )}
    </section>
  );
}

function CellImage({ image }: { readonly image: GalleryItem | undefined }) {
  const source = useMediaAddress();
  const greyscale = usePreference((preferences) => preferences.greyscale);
  const { isBlurred, toggle: reveal } = useSensitive();
  if (image === undefined) return <li className="cell-image" />;
  const text = image.post?.text ?? '';
  const blurred = isBlurred(image);
  const picture = (
    <img
      src={source(image.mediaId, THUMBNAIL_SIDE)}
      alt={text === '' ? 'Without text' : text}
      loading="lazy"
      className={pictureClass(blurred, greyscale)}
    />
  );
  return (
    <li className="cell-image" title={text}>
      {blurred ? (
        <button
          type="button"
          aria-label="Possibly sensitive. Show image"
          onClick={() => reveal(image.mediaId)}
        >
          {picture}
        </button>
      ) : (
        picture
      )}
      <span className="dim">
        {image.weak !== null && confidenceText(image.weak.confidence)}
        {text !== '' && ` · ${text}`}
      </span>
    </li>
  );
}
