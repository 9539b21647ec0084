import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { useNearDuplicates, useSamePosts } from '../../bridge/gallery-queries.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { confidenceText, countText } from '../../ui/number-text.ts';
import { VERDICT_LOOK, verdictClass } from '../../ui/verdict-look.ts';
import { useSensitive } from '../../use-sensitive.ts';

const SIDE = 128;
/** As many as can be looked at beside the image. */
const MOST_SHOWN = 24;

/** The other images of the image's posts, and those that show the same picture. */
export function RelatedImages({ item }: { readonly item: GalleryItem }) {
  const samePosts = useSamePosts(item.mediaId).data ?? [];
  const { isBlurred } = useSensitive();
  const group = useNearDuplicates(item.mediaId, item.groupSize).data ?? [];
  return (
    <>
      {samePosts.length > 1 && (
        <Strip
          title="Images of the same post"
          items={samePosts}
          current={item}
          isBlurred={isBlurred}
        />
      )}
      {item.groupSize > 1 && (
        <Strip
          title="Near-duplicates"
          items={group}
          current={item}
          firstIs="representative"
          isBlurred={(one) => isBlurred(one) || isBlurred(item)}
        />
      )}
    </>
  );
}

function Strip(props: {
  readonly title: string;
  readonly items: readonly GalleryItem[];
  readonly current: GalleryItem;
  readonly firstIs?: string;
  readonly isBlurred: (item: GalleryItem) => boolean;
}) {
  const { title, items, current, firstIs, isBlurred } = props;
  const mediaAddress = useMediaAddress();
  return (
    <div>
      <h3>
        {title} · {countText(items.length)}
      </h3>
      <ul className="gallery-group" aria-label={title}>
        {items.slice(0, MOST_SHOWN).map((one, index) => (
          <li key={one.mediaId} title={tip(one)}>
            <img
              src={mediaAddress(one.mediaId, SIDE)}
              alt={one.post?.text ?? ''}
              loading="lazy"
              className={isBlurred(one) ? 'blurred' : undefined}
            />
            {one.outcome !== null && (
              <span className={`gallery-outcome ${verdictClass(one.outcome)}`}>
                <span className="verdict-sign">{VERDICT_LOOK[one.outcome].sign}</span>
              </span>
            )}
            {(one.mediaId === current.mediaId || (firstIs !== undefined && index === 0)) && (
              <span className="gallery-group-mark">
                {one.mediaId === current.mediaId ? 'this one' : firstIs}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function tip({ weak, post }: GalleryItem): string {
  const label = weak === null ? '' : `${weak.polarity} ${confidenceText(weak.confidence)}: `;
  return `${label}${post?.text ?? ''}`;
}
