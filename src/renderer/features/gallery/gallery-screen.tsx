import './gallery.css';
import { useCallback, useState } from 'react';
import type { GalleryFilter, GalleryItem } from '../../../shared/domain/gallery.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { addressHash } from '../../stores/address.ts';
import { useAddress, useNavigation, usePreference, useRevealed } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Screen } from '../../ui/screen.tsx';
import { GalleryBar } from './gallery-bar.tsx';
import { GalleryDetail } from './gallery-detail.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { type PagesInView, pageOf } from './gallery-pages.ts';
import { galleryQuery, galleryViewFromQuery } from './gallery-view.ts';
import { useGallery } from './use-gallery.ts';
import { ViewControls } from './view-controls.tsx';

/** The weakly labelled images, to look through by eye. */
export function GalleryScreen() {
  const { query } = useAddress();
  const { go, replaceQuery } = useNavigation();
  const { filter, at } = galleryViewFromQuery(query);
  const [view, setView] = useState<PagesInView>({ from: 0, to: 0 });
  const onView = useCallback((first: number, last: number) => {
    const next = { from: pageOf(first), to: pageOf(last) };
    setView((before) => (before.from === next.from && before.to === next.to ? before : next));
  }, []);
  const { total, error, itemAt } = useGallery(filter, view, at);
  const selected = at === null ? undefined : itemAt(at);
  const { isBlurred, reveal } = useSensitive();
  const revealSelected = (): void => {
    if (selected !== undefined) reveal(selected.mediaId);
  };
  const select = (to: number | null): void => replaceQuery(galleryQuery({ filter, at: to }));
  const show = (changed: GalleryFilter): void =>
    go({ screen: 'gallery', query: galleryQuery({ filter: changed, at: null }) });
  return (
    <Screen
      title="Gallery"
      lead={total === null ? 'Loading…' : `${countOf(total, 'image')} with these settings`}
      actions={<ViewControls />}
      fixed
    >
      <GalleryBar filter={filter} onChange={show} />
      {error !== null && <FailureAlert failure={failureText(error)} />}
      <div className={at === null ? 'gallery-body' : 'gallery-body gallery-body-with-detail'}>
        {total === 0 ? (
          <NoImages />
        ) : (
          <GalleryGrid
            key={galleryQuery({ filter, at: null })}
            total={total ?? 0}
            itemAt={itemAt}
            at={at}
            isBlurred={isBlurred}
            onSelect={select}
            onReveal={revealSelected}
            onView={onView}
          />
        )}
        {at !== null && selected === undefined && (
          <aside className="gallery-detail" aria-label="Selected image" />
        )}
        {at !== null && selected !== undefined && (
          <GalleryDetail
            item={selected}
            place={at}
            total={total ?? 0}
            isBlurred={isBlurred(selected)}
            onReveal={revealSelected}
            onClose={() => select(null)}
          />
        )}
      </div>
    </Screen>
  );
}

/** Which images are blurred, and the way to see one of them. */
function useSensitive() {
  const blurSensitive = usePreference((preferences) => preferences.blurSensitive);
  const { revealed, reveal } = useRevealed();
  const isBlurred = ({ possiblySensitive, mediaId }: GalleryItem): boolean =>
    blurSensitive && possiblySensitive && !revealed.has(mediaId);
  return { isBlurred, reveal };
}

function NoImages() {
  return (
    <NothingHere title="No images with these settings">
      Widen the filter, or fetch, clean and label more images on{' '}
      <a href={addressHash({ screen: 'overview', item: null, query: '' })}>the Overview</a>.
    </NothingHere>
  );
}
