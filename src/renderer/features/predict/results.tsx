import { Button, Progress, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  type EvaluatedModel,
  modelKey,
  modelName,
} from '../../../shared/domain/evaluated-model.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { JudgedDialog } from './judged-dialog.tsx';
import { JudgedGrid } from './judged-grid.tsx';
import {
  countJudged,
  IMAGE_ORDERS,
  type ImageOrder,
  type ShownImages,
  shownImages,
} from './judged-images.ts';
import { SaveMenu } from './save-menu.tsx';
import type { usePredictions } from './use-predictions.ts';

type ResultsProps = {
  /** The one that is chosen, which need not be the one that judged. */
  readonly model: EvaluatedModel;
  readonly predictions: ReturnType<typeof usePredictions>;
  /** Whether what was dropped is still being looked through. */
  readonly isHandedOver: boolean;
};

/** What came out: how many of each polarity, and the images. */
export function Results({ model, predictions, isHandedOver }: ResultsProps) {
  const { images, work, failure, model: judge, stop, clear, judgeAgain } = predictions;
  const [wantedShown, setShown] = useState<ShownImages>('all');
  const [order, setOrder] = useState<ImageOrder>('given');
  const [focus, setFocus] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const counts = useMemo(() => countJudged(images), [images]);
  const shown = counts[wantedShown] === 0 ? 'all' : wantedShown;
  const seen = useMemo(() => shownImages(images, shown, order), [images, shown, order]);
  const place = Math.min(focus, Math.max(0, seen.length - 1));
  const image = seen[place];
  const change = (act: () => void): void => {
    act();
    setFocus(0);
  };
  if (judge === null || (images.length === 0 && work === null && failure === null)) {
    return (
      <section className="predict-results" aria-label="Results">
        <div className="predict-empty">
          <NothingHere title={isHandedOver ? 'Looking through the folder…' : 'No image yet'}>
            Drop images or a folder here, paste one, or name paths on the left. Each is judged by
            the model: how negative, neutral and positive it is, and which parts of it say so.
          </NothingHere>
        </div>
      </section>
    );
  }
  return (
    <section className="predict-results" aria-label="Results">
      <div className="predict-bar">
        <fieldset className="plain-fieldset predict-counts" aria-label="Shown images">
          <CountButton
            name="All"
            count={counts.all}
            isOn={shown === 'all'}
            onPress={() => change(() => setShown('all'))}
          />
          {POLARITIES.map((polarity) => (
            <CountButton
              key={polarity}
              className={polarityClass(polarity)}
              name={`${POLARITY_LOOK[polarity].sign} ${polarity}`}
              count={counts[polarity]}
              isOn={shown === polarity}
              onPress={() => change(() => setShown(polarity))}
            />
          ))}
          {counts.unreadable > 0 && (
            <CountButton
              name="Not judged"
              count={counts.unreadable}
              isOn={shown === 'unreadable'}
              onPress={() => change(() => setShown('unreadable'))}
            />
          )}
        </fieldset>
        <Select
          aria-label="Order"
          size="xs"
          w={170}
          data={IMAGE_ORDERS.map(({ value, label }) => ({ value, label }))}
          value={order}
          onChange={(value) =>
            change(() =>
              setOrder(IMAGE_ORDERS.find((one) => one.value === value)?.value ?? 'given'),
            )
          }
          allowDeselect={false}
        />
        <SaveMenu images={images} isDisabled={images.length === 0} />
        <Button variant="subtle" size="xs" onClick={() => change(clear)}>
          Clear
        </Button>
      </div>
      {work !== null && (
        <div className="predict-work" role="status">
          <span>
            {work.total === null
              ? 'Looking for images…'
              : `${countText(work.done)} of ${countText(work.total)} images`}
          </span>
          <Progress
            aria-label="Judged images"
            value={work.total === null ? 100 : (100 * work.done) / Math.max(1, work.total)}
            animated={work.total === null}
          />
          <Button variant="default" size="compact-xs" onClick={stop}>
            Stop
          </Button>
        </div>
      )}
      {modelKey(judge) !== modelKey(model) && (
        <div className="predict-work">
          <span>These were judged by {modelName(judge)}.</span>
          <Button variant="default" size="compact-xs" onClick={() => judgeAgain(model)}>
            Judge them again by {modelName(model)}
          </Button>
        </div>
      )}
      {failure !== null && (
        <div className="predict-failure">
          <FailureAlert failure={failure} />
        </div>
      )}
      <JudgedGrid
        images={seen}
        origin={`${shown} ${order}`}
        focus={place}
        isDialogOpen={isOpen}
        onFocus={setFocus}
        onOpen={() => setOpen(true)}
      />
      {image !== undefined && (
        <JudgedDialog
          isOpen={isOpen}
          image={image}
          model={judge}
          place={place}
          total={seen.length}
          onMove={(step) => setFocus(Math.max(0, Math.min(seen.length - 1, place + step)))}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

function CountButton(props: {
  readonly name: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly className?: string;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={props.className}
      aria-pressed={props.isOn}
      disabled={props.count === 0}
      onClick={props.onPress}
    >
      {props.name} <b>{countText(props.count)}</b>
    </button>
  );
}
