import { useEffect, useRef, useState } from 'react';
import type { GalleryView } from '../../../shared/domain/gallery.ts';
import { MediaId } from '../../../shared/domain/ids.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useNavigation } from '../../stores-context.ts';
import { type GalleryPlace, galleryQuery } from './gallery-view.ts';
import { NOTHING_SELECTED, type Selection, selectOne } from './selection.ts';

/** The address follows the focus once it rests: browsers refuse more than about seven changes a second. */
const ADDRESS_MS = 200;

/**
 * What is selected in an open view.
 *
 * When a view opens, the image that the address names is looked for in it; where it is no longer shown, the
 * image at its place is taken. The address follows the focus.
 */
export function useGallerySelection(
  place: GalleryPlace,
  view: GalleryView | undefined,
  isStale: boolean,
  mediaIdAt: (place: number) => string | undefined,
) {
  const { client } = useBridge();
  const { replaceQuery } = useNavigation();
  const [state, setState] = useState<{
    readonly viewId: string | null;
    readonly selection: Selection;
  }>({ viewId: null, selection: NOTHING_SELECTED });
  const isOwn = view !== undefined && state.viewId === view.viewId;
  const selection = isOwn ? state.selection : NOTHING_SELECTED;
  const latest = useRef(place);
  latest.current = place;

  useEffect(() => {
    if (view === undefined || isStale) return;
    const { viewId, total } = view;
    const { image, at } = latest.current;
    let isCurrent = true;
    const settle = (found: number | null): void => {
      if (!isCurrent) return;
      const to = found ?? (at === null ? null : Math.min(at, total - 1));
      const settled = to === null || to < 0 ? NOTHING_SELECTED : selectOne(to);
      setState((before) => (before.viewId === viewId ? before : { viewId, selection: settled }));
    };
    if (image === null) settle(null);
    else {
      client.gallery.place({ viewId, mediaId: image }).then(settle, () => settle(null));
    }
    return () => {
      isCurrent = false;
    };
  }, [view, isStale, client]);

  const { focus } = selection;
  const focused = focus === null ? undefined : mediaIdAt(focus);
  useEffect(() => {
    if (!isOwn || isStale || (focus !== null && focused === undefined)) return;
    const timer = window.setTimeout(() => {
      const image = MediaId.safeParse(focused);
      const next = { ...latest.current, image: image.success ? image.data : null, at: focus };
      if (galleryQuery(next) !== galleryQuery(latest.current)) replaceQuery(galleryQuery(next));
    }, ADDRESS_MS);
    return () => window.clearTimeout(timer);
  }, [isOwn, isStale, focus, focused, replaceQuery]);

  return {
    selection,
    change: (to: (before: Selection) => Selection): void => {
      if (view === undefined) return;
      const { viewId } = view;
      setState((before) => ({
        viewId,
        selection: to(before.viewId === viewId ? before.selection : NOTHING_SELECTED),
      }));
    },
  };
}
