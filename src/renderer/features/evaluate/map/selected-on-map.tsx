import { Button, Skeleton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import type { MapRegion } from '../../../../shared/domain/map-region.ts';
import { useEvaluatedImages } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useNavigation } from '../../../stores-context.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { mapPartText } from '../../../ui/map-part-text.ts';
import { countOf } from '../../../ui/number-text.ts';
import { ImageDialog } from '../images/image-dialog.tsx';
import { PAGE_SIZE, pagesOf } from '../images/image-pages.ts';
import { ImageTile } from '../images/image-tile.tsx';
import { PageButtons } from '../images/page-buttons.tsx';

/** The images of a part of the map, page by page, and the way to them in the gallery. */
export function SelectedOnMap(props: {
  readonly report: ReportRequest;
  readonly region: MapRegion;
}) {
  const { report, region } = props;
  const { go } = useNavigation();
  const [page, setPage] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const first = page * PAGE_SIZE;
  const found = useEvaluatedImages({
    report,
    query: { kind: 'on-map', region },
    offset: first,
    limit: PAGE_SIZE,
  });
  const total = found.data?.total ?? null;
  const images = found.isPlaceholderData ? [] : (found.data?.images ?? []);
  const { model, target } = report;
  const open = (place: number): void => {
    setOpened(place);
    setPage(Math.floor(place / PAGE_SIZE));
  };
  if (found.isError) return <FailureAlert failure={failureText(found.error)} />;
  if (total === null) return <Skeleton height={160} />;
  return (
    <section className="stack-tight" aria-label="Selected images">
      <div className="images-head">
        <span role="status">{countOf(total, 'image')} selected</span>
        <span className="map-selected-actions">
          {/* Images of benchmarks are in no post, and the gallery shows those of posts. */}
          {target.kind === 'split' && total > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPhoto size={15} />}
              onClick={() => {
                const map = mapPartText({ model, target, region });
                go({ screen: 'gallery', query: new URLSearchParams({ map }).toString() });
              }}
            >
              Open in gallery
            </Button>
          )}
          {pagesOf(total) > 1 && (
            <PageButtons page={page} pages={pagesOf(total)} onPage={setPage} />
          )}
        </span>
      </div>
      <ul className="image-tiles" data-stale={found.isPlaceholderData || undefined}>
        {images.map((image, place) => (
          <li key={image.mediaId}>
            <ImageTile image={image} onOpen={() => open(first + place)} />
          </li>
        ))}
      </ul>
      <ImageDialog
        image={opened === null ? null : (images[opened - first] ?? null)}
        isOpen={opened !== null}
        place={opened ?? 0}
        total={total}
        report={report}
        onMove={(step) => {
          const next = (opened ?? 0) + step;
          if (next >= 0 && next < total) open(next);
        }}
        onClose={() => setOpened(null)}
      />
    </section>
  );
}
