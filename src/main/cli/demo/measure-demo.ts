import type { Proportion } from '../../../shared/domain/evaluation.ts';
import { FineTuneMode } from '../../../shared/domain/fine-tune.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import type { Session } from '../../app/studio.ts';
import { type DemoTruth, type PhotoTruth, photoTruthByUrl } from '../../demo/demo-truth.ts';
import {
  type PairAgreement,
  type PlantedGroup,
  pairAgreement,
} from '../../domain/pair-agreement.ts';
import { wilsonInterval } from '../../domain/wilson-interval.ts';
import { DEMO_DATASET, DEMO_TARGET, demoModel } from './demo-plan.ts';

type Workspace = Session['workspace'];

/** What the demo measures against the truth that it planted. */
export type DemoReport = {
  readonly nearDuplicates: PairAgreement;
  /** Share of images whose weak label fits what they show. */
  readonly fittingLabels: {
    readonly all: Proportion;
    /** Among the images that the students learnt from. */
    readonly trained: Proportion;
    readonly perPolarity: Readonly<Record<Polarity, Proportion>>;
  };
  /** Accuracy of the students on clean images that nobody saw before. */
  readonly students: Readonly<Partial<Record<FineTuneMode, Proportion>>>;
};

/** Compares a demo workspace with what was planted in it. */
export function measureDemo(workspace: Workspace, truth: DemoTruth): DemoReport {
  const truthOf = truthPerMedia(workspace, truth);
  const labels = workspace.weakLabels.mediaLabels();
  const trained = workspace.datasets.items(DEMO_DATASET).filter((item) => item.split === 'train');
  const fitting = (items: readonly { mediaId: MediaId; polarity: Polarity }[]): Proportion =>
    wilsonInterval(
      items.filter((item) => truthOf.get(item.mediaId)?.polarity === item.polarity).length,
      items.length,
    );
  return {
    nearDuplicates: pairAgreement(workspace.nearDuplicates.groups(), plantedGroups(truthOf)),
    fittingLabels: {
      all: fitting(labels),
      trained: fitting(trained),
      perPolarity: {
        NEG: fitting(trained.filter((item) => item.polarity === 'NEG')),
        NEU: fitting(trained.filter((item) => item.polarity === 'NEU')),
        POS: fitting(trained.filter((item) => item.polarity === 'POS')),
      },
    },
    students: Object.fromEntries(
      FineTuneMode.options.flatMap((mode) => {
        const evaluation = workspace.evaluations.find({
          model: demoModel(mode),
          target: DEMO_TARGET,
        });
        return evaluation === null ? [] : [[mode, evaluation.accuracy]];
      }),
    ),
  };
}

/** What is planted about each clean image; of byte copies, what is planted about the original. */
function truthPerMedia(workspace: Workspace, truth: DemoTruth): ReadonlyMap<MediaId, PhotoTruth> {
  const byUrl = photoTruthByUrl(truth);
  const truthOf = new Map<MediaId, PhotoTruth>();
  for (const { mediaId, locator } of workspace.media.origins()) {
    const planted = byUrl(locator);
    if (planted !== null && (planted.alteration === 'none' || !truthOf.has(mediaId))) {
      truthOf.set(mediaId, planted);
    }
  }
  return truthOf;
}

/** Groups whose original and at least one altered copy came through. */
function plantedGroups(truthOf: ReadonlyMap<MediaId, PhotoTruth>): readonly PlantedGroup[] {
  const byPicture = Map.groupBy(truthOf, ([, planted]) => planted.pictureKey);
  return [...byPicture.values()].flatMap((members) => {
    const original = members.find(([, planted]) => planted.alteration === 'none') ?? members[0];
    if (original === undefined || members.length < 2) return [];
    const copies = members
      .filter((member) => member !== original)
      .map(([id, planted]) => ({ id, kind: planted.alteration }));
    return [{ original: original[0], copies }];
  });
}

/** Share of each polarity that is shown where nothing is known. */
export const CHANCE = 1 / POLARITIES.length;
