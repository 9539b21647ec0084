import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconEyeOff, IconX } from '@tabler/icons-react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { Facts } from '../../ui/facts.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { PolarityBars } from '../../ui/polarity-bars.tsx';
import { momentText } from '../../ui/time-text.ts';
import { useNearDuplicates } from './use-gallery.ts';

const PICTURE_SIDE = 1024;
const COPY_SIDE = 256;

type GalleryDetailProps = {
  readonly item: GalleryItem;
  readonly place: number;
  readonly total: number;
  readonly isBlurred: boolean;
  readonly onReveal: () => void;
  readonly onClose: () => void;
};

/** The selected image with the post it came from. */
export function GalleryDetail(props: GalleryDetailProps) {
  const { item, place, total } = props;
  const [NEG, NEU, POS] = item.probabilities;
  return (
    <aside className="gallery-detail" aria-label="Selected image">
      <div className="gallery-detail-head">
        <PolarityBadge polarity={item.polarity} />
        <span className="dim">
          {countText(place + 1)} of {countText(total)}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={props.onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Picture {...props} />
      <p className="gallery-text">{item.text === '' ? 'This post has no text.' : item.text}</p>
      <div>
        <h3>What the teacher reads in the text</h3>
        <PolarityBars
          label="Probabilities"
          shares={{ NEG, NEU, POS }}
          text={(polarity) => accuracyText(item.probabilities[polarityIndex(polarity)])}
        />
      </div>
      <NearDuplicates item={item} isBlurred={props.isBlurred} />
      <Facts
        facts={[
          ['Post', <PostId key="post" item={item} />],
          ['Posted', item.postedAtMs === null ? 'unknown' : momentText(item.postedAtMs)],
          ['Size', `${item.width} × ${item.height} px`],
          ...(item.possiblySensitive ? [['Marked', 'possibly sensitive'] as const] : []),
        ]}
      />
    </aside>
  );
}

function Picture({ item, isBlurred, onReveal }: GalleryDetailProps) {
  const source = useMediaAddress()(item.mediaId, PICTURE_SIDE);
  const picture = (
    <img
      key={item.mediaId}
      src={source}
      alt="Selected"
      style={{ aspectRatio: `${item.width} / ${item.height}` }}
      className={isBlurred ? 'blurred' : undefined}
    />
  );
  if (!isBlurred) return <div className="gallery-picture">{picture}</div>;
  return (
    <button type="button" className="gallery-picture" onClick={onReveal}>
      {picture}
      <span className="gallery-veil">
        <span>
          <IconEyeOff size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> Possibly sensitive.
          Show image
        </span>
      </span>
    </button>
  );
}

function NearDuplicates(props: { readonly item: GalleryItem; readonly isBlurred: boolean }) {
  const { item, isBlurred } = props;
  const mediaAddress = useMediaAddress();
  const group = useNearDuplicates(item);
  if (item.groupSize <= 1) return null;
  return (
    <div>
      <h3>Near-duplicates · {countText(item.groupSize)} images</h3>
      <ul className="gallery-group" aria-label="Near-duplicates">
        {group.map((one, index) => (
          <li key={one.mediaId} title={`${one.polarity}: ${one.text}`}>
            <img
              src={mediaAddress(one.mediaId, COPY_SIDE)}
              alt={one.text}
              loading="lazy"
              className={isBlurred ? 'blurred' : undefined}
            />
            {(index === 0 || one.mediaId === item.mediaId) && (
              <span className="gallery-group-mark">
                {index === 0 ? 'representative' : 'this one'}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PostId({ item }: { readonly item: GalleryItem }) {
  return (
    <>
      {item.platform} {item.postId}{' '}
      <CopyButton value={item.postId}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="xs"
            aria-label="Copy the post’s id"
            onClick={copy}
          >
            {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </>
  );
}
