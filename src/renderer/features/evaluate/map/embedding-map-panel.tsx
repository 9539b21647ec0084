import './map.css';
import { Button, Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type EvaluatedModel, modelKey } from '../../../../shared/domain/evaluated-model.ts';
import type { EmbeddingMap, ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import { type EvaluationTarget, targetKey } from '../../../../shared/domain/evaluation-target.ts';
import type { MapRegion } from '../../../../shared/domain/map-region.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useEmbeddingMap } from '../../../bridge/map-queries.ts';
import { useCancelJob, useJobs, useStartJob } from '../../../bridge/queries.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { isActive, JobRow } from '../../../ui/job-row.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { MapCanvas } from './map-canvas.tsx';
import { MapCard } from './map-card.tsx';
import { type Colouring, kindsOf, looksOf } from './map-colours.ts';
import { MapLegend } from './map-legend.tsx';
import { MapPointDialog } from './map-point-dialog.tsx';
import { SelectedOnMap } from './selected-on-map.tsx';

const SEED = 1;

type EmbeddingMapPanelProps = {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
};

/** The images of an evaluation as points, near one another where the network sees them alike. */
export function EmbeddingMapPanel({ model, target }: EmbeddingMapPanelProps) {
  const map = useEmbeddingMap({ model, target });
  const start = useStartJob();
  const cancel = useCancelJob();
  const newest = useJobs().findLast(
    ({ request }) =>
      request.kind === 'map-embeddings' &&
      modelKey(request.model) === modelKey(model) &&
      targetKey(request.target) === targetKey(target),
  );
  const isUnderWay = newest !== undefined && isActive(newest);
  return (
    <Panel title="Map">
      {map.isError && <FailureAlert failure={failureText(map.error)} />}
      {map.isPending && <Skeleton height={320} />}
      {map.data === null && (
        <div className="stack-tight">
          {newest !== undefined && newest.state !== 'finished' && (
            <JobRow job={newest} onCancel={(jobId) => cancel.mutate({ jobId })} />
          )}
          {!isUnderWay && (
            <NothingHere title="No map was made yet">
              A map shows each image as a point, near others that the network sees alike: where it
              mixes polarities up, and which images are unlike all others.
              <Button
                variant="default"
                loading={start.isPending}
                onClick={() => start.mutate({ kind: 'map-embeddings', model, target, seed: SEED })}
              >
                Make the map
              </Button>
            </NothingHere>
          )}
        </div>
      )}
      {map.data != null && <ShownMap key={map.data.madeAtMs} map={map.data} />}
    </Panel>
  );
}

function ShownMap({ map }: { readonly map: EmbeddingMap }) {
  const [colouring, setColouring] = useState<Colouring>('label');
  const [region, setRegion] = useState<MapRegion | null>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const looks = looksOf(colouring);
  const kinds = useMemo(() => kindsOf(map, colouring), [map, colouring]);
  const { model, target } = map;
  const report: ReportRequest = {
    ...{ model, target, manner: 'three-way' },
    ...{ minAgreeing: null, withoutContaminated: false },
  };
  const [focused, shown] = [map.mediaIds[focus ?? -1], map.mediaIds[opened ?? -1]];
  return (
    <div className="stack-tight">
      <MapLegend {...{ colouring, kinds, looks }} onColouring={setColouring} />
      <MapCanvas
        {...{ map, kinds, looks, region, focus }}
        onFocus={setFocus}
        onOpen={setOpened}
        onRegion={setRegion}
        card={
          focused !== undefined && (
            <MapCard
              {...{ model, target }}
              mediaId={focused}
              label={map.labels[focus ?? 0] ?? 'NEU'}
              predicted={map.predicted[focus ?? 0] ?? 'NEU'}
            />
          )
        }
      />
      <p className="map-hint dim">
        UMAP of what the network makes of an image before its last layer. Near means alike; the
        distance between groups, their size and the axes mean little.
      </p>
      {region !== null && <SelectedOnMap key={region.join()} report={report} region={region} />}
      {shown !== undefined && (
        <MapPointDialog report={report} mediaId={shown} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}
