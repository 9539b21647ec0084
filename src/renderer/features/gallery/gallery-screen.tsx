import './gallery.css';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Verdict } from '../../../shared/domain/verdict.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useStudents } from '../../bridge/gallery-queries.ts';
import { addressHash } from '../../stores/address.ts';
import type { KeyCommand } from '../../stores/key-bindings.ts';
import { useAddress, useNavigation, usePreference } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf, countText } from '../../ui/number-text.ts';
import { Screen } from '../../ui/screen.tsx';
import { useKeysDialog } from '../../use-keys.ts';
import { useScreenKeys } from '../../use-screen-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { FilterBar } from './filter-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { dependsOnVerdicts } from './filter-words.ts';
import { GalleryDetail } from './gallery-detail.tsx';
import { GalleryGrid, type GridMap } from './gallery-grid.tsx';
import {
  type GalleryLook,
  galleryPlaceFromQuery,
  galleryQuery,
  lookQuery,
} from './gallery-view.ts';
import { KEY_GROUPS } from './key-groups.ts';
import { Lightbox } from './lightbox.tsx';
import { movedPlace } from './move-place.ts';
import { OrderControls } from './order-controls.tsx';
import { ReviewBar } from './review-bar.tsx';
import { SavedViewsMenu } from './saved-views-menu.tsx';
import {
  extendTo,
  moveTo,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectOne,
  togglePlace,
} from './selection.ts';
import { useGalleryImages } from './use-gallery-images.ts';
import { useGalleryReview } from './use-gallery-review.ts';
import { useGallerySelection } from './use-gallery-selection.ts';
import { useHasChanged } from './use-has-changed.ts';
import { ViewOptions } from './view-options.tsx';
import { FITTED, zoomed } from './zoom.ts';

const ZOOM_STEP = 1.4;

/** The images of the workspace, to look through and to judge by eye. */
export function GalleryScreen() {
  const { query } = useAddress();
  const { go } = useNavigation();
  const place = galleryPlaceFromQuery(query);
  const images = useGalleryImages(place);
  const { view, itemAt } = images;
  const total = view?.total ?? 0;
  const { selection, change } = useGallerySelection(
    place,
    view,
    images.isStale,
    (at) => itemAt(at)?.mediaId,
  );
  const review = useGalleryReview({
    images,
    selection,
    change,
    origin: place.isHunt ? 'hunt' : 'gallery',
  });
  const { greyscale, showText, change: prefer } = usePreference((preferences) => preferences);
  const { toggle: toggleReveal } = useSensitive();
  const [zoom, setZoom] = useState(FITTED);
  const [isEnlarged, setEnlarged] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const map = useRef<GridMap | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const hasStudent = (useStudents().data?.length ?? 0) > 0;
  const hasChanged = useHasChanged(
    view?.viewId,
    dependsOnVerdicts(place.filter) ? review.verdictsGiven : 0,
  );
  const keysDialog = useKeysDialog(KEY_GROUPS);
  const { focus } = selection;
  const focused = focus === null ? undefined : itemAt(focus);
  const selected = selectedCount(selection);

  const show = (look: GalleryLook): void =>
    go({
      screen: 'gallery',
      query: galleryQuery({ ...look, isHunt: place.isHunt, image: null, at: null }),
    });
  const enlarge = (isOpen: boolean): void => {
    setZoom(FITTED);
    setEnlarged(isOpen);
  };
  const close = (): void => {
    if (isEnlarged) enlarge(false);
    else if (selected > 1 && focus !== null) change(() => selectOne(focus));
    else change(() => NOTHING_SELECTED);
  };

  const run = ({ action, extends: isRange }: KeyCommand): boolean => {
    const verdict = Verdict.safeParse(action);
    if (verdict.success) review.give(verdict.data);
    else if (action === 'withdraw') review.give(null);
    else if (action === 'undo') review.undo();
    else if (action === 'redo') review.redo();
    else if (action === 'select-all') change((before) => selectAll(before, total));
    else if (action === 'toggle') focus !== null && change((before) => togglePlace(before, focus));
    else if (action === 'close') close();
    else if (action === 'zoom') enlarge(!isEnlarged && focused !== undefined);
    else if (action === 'text') prefer({ showText: !showText });
    else if (action === 'greyscale') prefer({ greyscale: !greyscale });
    else if (action === 'reveal') focused !== undefined && toggleReveal(focused.mediaId);
    else if (action === 'keys') setShowsKeys(true);
    else if (action === 'zoom-in') setZoom((before) => zoomed(before, ZOOM_STEP));
    else if (action === 'zoom-out') setZoom((before) => zoomed(before, 1 / ZOOM_STEP));
    else if (action === 'fit') setZoom(FITTED);
    else return move(action, isRange);
    return true;
  };
  const move = (action: KeyCommand['action'], isRange: boolean): boolean => {
    const { layout, rowsInView } = map.current ?? {};
    if (layout === undefined || rowsInView === undefined) return false;
    const to = movedPlace(focus, action, layout, rowsInView);
    if (to === null) return false;
    setZoom(FITTED);
    change((before) => (isRange ? extendTo(before, to) : moveTo(before, to)));
    return true;
  };
  useScreenKeys(run);

  return (
    <Screen
      title="Gallery"
      lead={
        <>
          {view === undefined ? 'Loading…' : leadText(total, view.counts.none)}
          {hasChanged && (
            <Button
              variant="subtle"
              ml={8}
              leftSection={<IconRefresh size={13} aria-hidden />}
              title="Images or verdicts changed since this view was opened"
              onClick={images.reopen}
            >
              Refresh
            </Button>
          )}
        </>
      }
      actions={
        <div className="gallery-actions">
          <OrderControls look={place} hasStudent={hasStudent} onChange={show} />
          <SavedViewsMenu query={lookQuery(place)} />
          <ViewOptions />
        </div>
      }
      fixed
    >
      <FilterBar
        filter={place.filter}
        counts={view?.counts}
        hasStudent={hasStudent}
        onChange={(filter) => show({ ...place, filter })}
      />
      <FilterChips filter={place.filter} onChange={(filter) => show({ ...place, filter })} />
      {place.isHunt && (
        <div className="gallery-notice">
          <strong>Hunt.</strong> The likeliest mistakes come first; verdicts given here correct
          labels and are part of no audit.
        </div>
      )}
      {images.error !== null && <FailureAlert failure={failureText(images.error)} />}
      <div
        className={focus === null ? 'gallery-body' : 'gallery-body gallery-body-with-detail'}
        data-greyscale={greyscale || undefined}
        data-stale={images.isStale || undefined}
      >
        <div className="gallery-main">
          {view !== undefined && total === 0 && <NoImages />}
          {view !== undefined && total > 0 && (
            <GalleryGrid
              view={view}
              grouping={place.grouping}
              images={images}
              selection={selection}
              map={map}
              listRef={list}
              onPress={(at, { isRange, isToggle }) =>
                change((before) =>
                  isRange
                    ? extendTo(before, at)
                    : isToggle
                      ? togglePlace(before, at)
                      : selectOne(at),
                )
              }
              onOpen={() => enlarge(true)}
            />
          )}
        </div>
        {focus !== null && focused === undefined && (
          <aside className="gallery-detail" aria-label="Selected image" />
        )}
        {focus !== null && focused !== undefined && (
          <GalleryDetail
            item={focused}
            place={focus}
            total={total}
            selected={selected}
            onVerdict={review.give}
            onOpen={() => enlarge(true)}
            onClose={() => change(() => NOTHING_SELECTED)}
          />
        )}
      </div>
      <ReviewBar review={review} selected={selected} onKeys={() => setShowsKeys(true)} />
      <Lightbox
        item={isEnlarged && focused !== undefined ? focused : null}
        place={focus ?? 0}
        total={total}
        zoom={zoom}
        onZoom={setZoom}
        onVerdict={review.give}
        onClose={() => enlarge(false)}
      />
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} {...keysDialog} />
    </Screen>
  );
}

function leadText(total: number, unlabelled: number): string {
  const text = countOf(total, 'image');
  return unlabelled === 0 ? text : `${text}, ${countText(unlabelled)} without a weak label`;
}

function NoImages() {
  return (
    <NothingHere title="No images with these settings">
      Widen the filter, or fetch, clean and label more images on{' '}
      <a href={addressHash({ screen: 'overview', item: null, query: '' })}>the Overview</a>.
    </NothingHere>
  );
}
