import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { EvaluatedImage, ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import { useHeatMap } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import type { KeyCommand } from '../../../stores/key-bindings.ts';
import { HeatMapButtons } from '../../../ui/heat-map-buttons.tsx';
import { countText } from '../../../ui/number-text.ts';
import { useKeys } from '../../../use-keys.ts';
import { useScreenKeys } from '../../../use-screen-keys.ts';
import { useSensitive } from '../../../use-sensitive.ts';
import { ImageFacts } from './image-facts.tsx';
import { ImageStage } from './image-stage.tsx';

type ImageDialogProps = {
  readonly isOpen: boolean;
  /** Null while its page is on the way. */
  readonly image: EvaluatedImage | null;
  readonly place: number;
  readonly total: number;
  readonly report: ReportRequest;
  readonly onMove: (step: 1 | -1) => void;
  readonly onClose: () => void;
};

/** One judged image over the whole window: what it shows, what is known of it, and what the network looked at. */
export function ImageDialog(props: ImageDialogProps) {
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
        <Modal.Body className="image-dialog">{props.isOpen && <Opened {...props} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Opened(props: ImageDialogProps) {
  const { image, place, total, report, onMove, onClose } = props;
  const { toggle } = useSensitive();
  const [heated, setHeated] = useState<Polarity | null>(null);
  useScreenKeys(({ action }: KeyCommand): boolean => {
    const polarity = POLARITIES.find((one) => one === action);
    if (polarity !== undefined) setHeated(polarity);
    else if (action === 'withdraw') setHeated(null);
    else if (action === 'left') onMove(-1);
    else if (action === 'right') onMove(1);
    else if (action === 'close') onClose();
    else if (action === 'reveal' && image?.isSensitive === true) toggle(image.mediaId);
    else return false;
    return true;
  });
  return (
    <div className="image-frame">
      {image === null ? (
        <div className="image-stage" />
      ) : (
        <Heated key={image.mediaId} {...{ image, report, heated, onHeated: setHeated }} />
      )}
      <div className="image-dialog-tools">
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

function Heated(props: {
  readonly image: EvaluatedImage;
  readonly report: ReportRequest;
  readonly heated: Polarity | null;
  readonly onHeated: (polarity: Polarity | null) => void;
}) {
  const { image, report, heated, onHeated } = props;
  const { textOf } = useKeys();
  const map = useHeatMap(report.model, image.mediaId, heated);
  return (
    <>
      <ImageStage image={image} map={heated === null ? null : (map.data ?? null)} />
      <aside className="image-side">
        <ImageFacts image={image} report={report}>
          <HeatMapButtons
            chosen={heated}
            isPending={heated !== null && map.isPending}
            failure={heated === null || map.error === null ? null : failureText(map.error)}
            keyOf={textOf}
            onChoose={onHeated}
          />
        </ImageFacts>
      </aside>
    </>
  );
}
