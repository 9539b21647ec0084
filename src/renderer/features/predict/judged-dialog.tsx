import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useState } from 'react';
import {
  type EvaluatedModel,
  modelKey,
  modelName,
} from '../../../shared/domain/evaluated-model.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { failureText } from '../../bridge/failure-text.ts';
import type { KeyCommand } from '../../stores/key-bindings.ts';
import { Facts } from '../../ui/facts.tsx';
import { HeatMapOverlay } from '../../ui/heat-map.tsx';
import { HeatMapButtons } from '../../ui/heat-map-buttons.tsx';
import { countText } from '../../ui/number-text.ts';
import { OpinionBars } from '../../ui/opinion-bars.tsx';
import { useKeys } from '../../use-keys.ts';
import { useScreenKeys } from '../../use-screen-keys.ts';
import { type JudgedImage, judgedSentence } from './judged-images.ts';
import { usePicture } from './use-picture.ts';

const LARGE_SIDE = 1024;

type JudgedDialogProps = {
  readonly isOpen: boolean;
  readonly image: JudgedImage;
  /** The model that judged it. */
  readonly model: EvaluatedModel;
  readonly place: number;
  readonly total: number;
  readonly onMove: (step: 1 | -1) => void;
  readonly onClose: () => void;
};

/** One judged image over the whole window, and what the network looked at. */
export function JudgedDialog(props: JudgedDialogProps) {
  return (
    <Modal.Root
      opened={props.isOpen}
      onClose={props.onClose}
      fullScreen
      closeOnEscape={false}
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content aria-label="Judged image" data-review-keys>
        <Modal.Body className="judged-dialog">{props.isOpen && <Opened {...props} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Opened(props: JudgedDialogProps) {
  const { image, place, total, onMove, onClose } = props;
  const [heated, setHeated] = useState<Polarity | null>(null);
  useScreenKeys(({ action }: KeyCommand): boolean => {
    const polarity = POLARITIES.find((one) => one === action);
    if (polarity !== undefined) setHeated(polarity);
    else if (action === 'withdraw') setHeated(null);
    else if (action === 'left') onMove(-1);
    else if (action === 'right') onMove(1);
    else if (action === 'close') onClose();
    else return false;
    return true;
  });
  return (
    <div className="judged-frame">
      <Shown key={image.id} {...props} heated={heated} onHeated={setHeated} />
      <div className="judged-tools">
        <span className="dim">
          {countText(place + 1)} of {countText(total)}
        </span>
        <ActionIcon
          variant="default"
          aria-label="Image before"
          title="Image before (←)"
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Next image"
          title="Next image (→)"
          disabled={place >= total - 1}
          onClick={() => onMove(1)}
        >
          <IconChevronRight size={17} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label="Close" title="Close (Esc)" onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </div>
    </div>
  );
}

function Shown(
  props: JudgedDialogProps & {
    readonly heated: Polarity | null;
    readonly onHeated: (polarity: Polarity | null) => void;
  },
) {
  const { image, model, heated, onHeated } = props;
  const { file, probabilities, problem } = image;
  const { textOf } = useKeys();
  const source = usePicture(image.source, LARGE_SIDE);
  const [ratio, setRatio] = useState<number | null>(null);
  const map = useHeat(model, image, probabilities === null ? null : heated);
  return (
    <>
      <div className="judged-stage" data-autofocus tabIndex={-1}>
        {source !== null && (
          <div className="judged-box" style={ratio === null ? undefined : ratioStyle(ratio)}>
            <img
              src={source}
              alt={judgedSentence(image)}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setRatio(naturalWidth / Math.max(1, naturalHeight))
              }
            />
            {map.data !== undefined && ratio !== null && <HeatMapOverlay map={map.data} />}
          </div>
        )}
      </div>
      <aside className="judged-side">
        <Facts
          facts={[
            ['File', file],
            ['Judged by', modelName(model)],
          ]}
        />
        {probabilities === null ? (
          <p className="plain">This file {problem}.</p>
        ) : (
          <>
            <OpinionBars title="Network, from the image" probabilities={probabilities} />
            <HeatMapButtons
              chosen={heated}
              isPending={map.isFetching}
              failure={map.error === null ? null : failureText(map.error)}
              keyOf={textOf}
              onChoose={onHeated}
            />
          </>
        )}
      </aside>
    </>
  );
}

/** What speaks for a polarity in a judged image; null asks for nothing. */
function useHeat(model: EvaluatedModel, { id, source }: JudgedImage, polarity: Polarity | null) {
  const { client } = useBridge();
  return useQuery({
    queryKey: ['predicted-heat-map', modelKey(model), id, polarity] as const,
    queryFn:
      polarity === null
        ? skipToken
        : ({ signal }) =>
            client.predict.heatMap(
              { model, polarity, image: source.kind === 'path' ? source.path : source.file },
              { signal },
            ),
  });
}

/** The stylesheet makes the box as large as its ratio allows. */
function ratioStyle(ratio: number): CSSProperties {
  const style = { '--ratio': ratio };
  return style as CSSProperties; // why: its type knows no custom properties
}
