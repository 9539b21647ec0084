import { ActionIcon, CopyButton } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconCheck,
  IconCopy,
  IconEyeOff,
  IconTextCaption,
  IconX,
} from '@tabler/icons-react';
import type { GalleryItem, GalleryPost } from '../../../shared/domain/gallery.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { usePreference } from '../../stores-context.ts';
import { Facts } from '../../ui/facts.tsx';
import { countText } from '../../ui/number-text.ts';
import { OpinionBars } from '../../ui/opinion-bars.tsx';
import { PLATFORM_NAMES } from '../../ui/platform-name.ts';
import { momentText } from '../../ui/time-text.ts';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { useKeys } from '../../use-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { RelatedImages } from './related-images.tsx';

const PICTURE_SIDE = 1024;

type GalleryDetailProps = {
  readonly item: GalleryItem;
  readonly place: number;
  readonly total: number;
  readonly selected: number;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** The focused image with everything that is known of it. */
export function GalleryDetail(props: GalleryDetailProps) {
  const { item, place, total, selected } = props;
  const { textOf } = useKeys();
  const showText = usePreference((preferences) => preferences.showText);
  return (
    <aside className="gallery-detail" aria-label="Selected image">
      <div className="gallery-detail-head">
        {item.outcome === null ? (
          <span className="dim">No verdict</span>
        ) : (
          <VerdictBadge outcome={item.outcome} />
        )}
        <span className="dim">
          {countText(place + 1)} of {countText(total)}
          {selected > 1 && ` · ${countText(selected)} selected`}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Enlarge"
          title={`Enlarge (${textOf('zoom')})`}
          onClick={props.onOpen}
        >
          <IconArrowsMaximize size={15} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={props.onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Picture {...props} />
      {selected <= 1 && (
        <VerdictButtons isCompact outcome={item.outcome} onVerdict={props.onVerdict} />
      )}
      <Opinions item={item} />
      {item.post !== null && (showText ? <PostText post={item.post} /> : <HiddenText />)}
      <RelatedImages item={item} />
      <Facts
        facts={[
          ...(item.post === null
            ? []
            : [
                ['Post', <PostId key="post" post={item.post} />] as const,
                ['Posted', postedText(item.post)] as const,
              ]),
          ['Size', `${item.width} × ${item.height} px`],
          ...(item.isSensitive ? [['Marked', 'possibly sensitive'] as const] : []),
        ]}
      />
    </aside>
  );
}

function Picture({ item, onOpen }: GalleryDetailProps) {
  const { isBlurred, toggle } = useSensitive();
  const { textOf } = useKeys();
  const source = useMediaAddress()(item.mediaId, PICTURE_SIDE);
  const isHidden = isBlurred(item);
  return (
    <button
      type="button"
      className="gallery-picture"
      aria-label={isHidden ? 'Possibly sensitive. Show image' : 'Enlarge the image'}
      onClick={isHidden ? () => toggle(item.mediaId) : onOpen}
    >
      <img
        key={item.mediaId}
        src={source}
        alt=""
        style={{ aspectRatio: `${item.width} / ${item.height}` }}
        className={isHidden ? 'blurred' : undefined}
      />
      {isHidden && (
        <span className="veil">
          <span>
            <IconEyeOff size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> Possibly
            sensitive. Show image ({textOf('reveal')})
          </span>
        </span>
      )}
    </button>
  );
}

function Opinions({ item: { weak, student } }: { readonly item: GalleryItem }) {
  return (
    <div className={student === null ? undefined : 'gallery-opinions'}>
      {weak === null ? (
        <p className="dim">This image has no weak label.</p>
      ) : (
        <OpinionBars title="Teacher, from the text" probabilities={weak.probabilities} />
      )}
      {student !== null && <OpinionBars title="Student, from the image" probabilities={student} />}
    </div>
  );
}

function PostText({ post }: { readonly post: GalleryPost }) {
  return <p className="gallery-text">{post.text === '' ? 'This post has no text.' : post.text}</p>;
}

function HiddenText() {
  const change = usePreference((preferences) => preferences.change);
  const { textOf } = useKeys();
  return (
    <button
      type="button"
      className="gallery-text gallery-text-hidden"
      onClick={() => change({ showText: true })}
    >
      <IconTextCaption size={15} aria-hidden /> The text is hidden. Show it ({textOf('text')})
    </button>
  );
}

function postedText({ postedAtMs }: GalleryPost): string {
  return postedAtMs === null ? 'unknown' : momentText(postedAtMs);
}

function PostId({ post: { platform, nativeId } }: { readonly post: GalleryPost }) {
  return (
    <>
      {PLATFORM_NAMES[platform]} {nativeId}{' '}
      <CopyButton value={nativeId}>
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
