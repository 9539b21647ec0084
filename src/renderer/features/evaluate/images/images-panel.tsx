import './images.css';
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { EvaluatedModel } from '../../../../shared/domain/evaluated-model.ts';
import type { ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countText } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { type ImageChoice, imageChoiceText, imageChoiceWords } from './image-choice.ts';
import { ImageDialog } from './image-dialog.tsx';
import { ImageTile } from './image-tile.tsx';
import { PageButtons } from './page-buttons.tsx';
import { useChosenImages } from './use-chosen-images.ts';

const SHORT_WORDS = {
  'confident-wrong': 'Surest wrong',
  'confident-right': 'Surest right',
  uncertain: 'Least certain',
  contaminated: 'Contaminated',
} as const;

type ImagesPanelProps = {
  readonly report: ReportRequest;
  /** The model that is compared; null: none. */
  readonly other: EvaluatedModel | null;
  readonly chosen: ImageChoice;
  /** What can be chosen here; cells are chosen in the confusion matrix. */
  readonly choices: readonly (keyof typeof SHORT_WORDS)[];
  readonly onChoose: (choice: ImageChoice) => void;
};

/** The images of a choice, page by page; each opens to be looked at closely. */
export function ImagesPanel({ report, other, chosen, choices, onChoose }: ImagesPanelProps) {
  const labeller = report.target.kind === 'split' ? 'Weak label says' : 'People say';
  const words = imageChoiceWords(chosen, { model: report.model, other, labeller });
  return (
    <Panel
      title="Images"
      actions={
        choices.length === 0 ? null : (
          <fieldset className="plain-fieldset choice-buttons" aria-label="Which images">
            {choices.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={chosen.kind === kind}
                onClick={() => onChoose({ kind })}
              >
                {SHORT_WORDS[kind]}
              </button>
            ))}
          </fieldset>
        )
      }
    >
      <ChosenImages
        key={JSON.stringify([report, other, imageChoiceText(chosen)])}
        report={report}
        other={other}
        chosen={chosen}
        words={words}
      />
    </Panel>
  );
}

function ChosenImages(props: {
  readonly report: ReportRequest;
  readonly other: EvaluatedModel | null;
  readonly chosen: ImageChoice;
  readonly words: string;
}) {
  const { report, other, chosen, words } = props;
  const [page, setPage] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const found = useChosenImages({ report, other, chosen, page });
  const { images, total, first, last, pages } = found;
  const open = (place: number): void => {
    setOpened(place);
    setPage(found.pageOf(place));
  };
  return (
    <section aria-label={words} className="stack-tight">
      <div className="images-head">
        <span role="status">
          {words}
          {total !== null && (
            <span className="dim">
              {' · '}
              {total > images.length && total > 0
                ? `${countText(first + 1)} – ${countText(last)} of ${countText(total)}`
                : countText(total)}
            </span>
          )}
        </span>
        {pages > 1 && <PageButtons page={page} pages={pages} onPage={setPage} />}
      </div>
      {found.error !== null && <FailureAlert failure={failureText(found.error)} />}
      {total === null && found.error === null && <Skeleton height={240} />}
      {total === 0 && <NothingHere title="No image is like that">Choose others.</NothingHere>}
      <ul className="image-tiles" data-stale={found.isStale || undefined}>
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
        total={total ?? 0}
        report={report}
        onMove={(step) => {
          const next = (opened ?? 0) + step;
          if (next >= 0 && next < (total ?? 0)) open(next);
        }}
        onClose={() => setOpened(null)}
      />
    </section>
  );
}
