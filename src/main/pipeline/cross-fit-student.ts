import type { CrossFitEvent } from '../../shared/contract/trainer-contract.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { StudentSummary } from '../../shared/domain/student.ts';
import { Failure } from '../../shared/failure.ts';
import { dealFolds } from '../domain/deal-folds.ts';
import type { Link } from '../domain/linked-components.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { FoldedLine, StudentFiles } from './ports/student-files.ts';
import type { StudentRequest, StudentStore } from './ports/student-store.ts';
import type { Trainer } from './ports/trainer.ts';
import type { WeakLabelStore } from './ports/weak-label-store.ts';
import type { StageControl } from './stage-control.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'find' | 'items'>;
  readonly students: StudentStore;
  readonly studentFiles: StudentFiles;
  readonly weakLabels: Pick<WeakLabelStore, 'mediaLabels'>;
  readonly mediaLinks: () => Iterable<Link>;
  readonly files: Pick<MediaFiles, 'pathOf'>;
  readonly trainer: Pick<Trainer, 'crossFit'>;
};

type NamedRequest = StudentRequest & {
  readonly name: string;
  /** Of the imported weights that the settings choose; null for other weights. */
  readonly weightsFolder: string | null;
  readonly nowMs: number;
};

/** An image to be judged, as the trainer is told of it. */
type Judged = FoldedLine & { readonly mediaId: MediaId };

/**
 * Lets networks judge every labelled image that they did not learn from, and keeps their opinions as a student.
 *
 * All splits of the dataset are dealt into folds by what belongs together (posts, near-duplicate groups); each
 * fold is judged by a network that was trained on the others. Labelled images outside of the dataset that
 * belong to an image of a fold are judged by that fold's network, all others by the mean of the networks.
 * What was stopped goes on after its last fold, in the mode FT-A within it; a finished student is left as it is.
 *
 * @throws Failure BAD_INPUT for a dataset that cannot be dealt, NOT_FOUND without the dataset, CONFLICT
 * when a student of this name was asked for with another dataset, other folds or settings.
 */
export async function crossFitStudent(
  ports: Ports,
  request: NamedRequest,
  control: StageControl,
): Promise<StudentSummary> {
  const { students, studentFiles } = ports;
  const { name } = request;
  const known = students.find(name);
  if (known !== null) requireSameRequest(name, known.request, request);
  if (known?.finished !== true) {
    const lines = judgedImages(ports, request);
    if (known === null) {
      students.create({ name, request: plainRequest(request), createdAtMs: request.nowMs });
    }
    await collectOpinions(ports, request, lines, control);
    students.finish(name);
  }
  await studentFiles.remove(name);
  const summary = students.list().find((student) => student.name === name);
  if (summary === undefined) throw new Error(`the student ${name} was not saved`);
  return summary;
}

function requireSameRequest(name: string, known: StudentRequest, asked: StudentRequest): void {
  const text = ({ dataset, folds, settings }: StudentRequest) =>
    JSON.stringify([dataset, folds, Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))]);
  if (text(known) === text(asked)) return;
  throw new Failure(
    'CONFLICT',
    `A student named ${name} is there already, with another dataset, other folds or other settings`,
    'Give the new student another name.',
  );
}

function plainRequest({ dataset, folds, settings }: StudentRequest): StudentRequest {
  return { dataset, folds, settings };
}

/** The dataset's images, then the other labelled images, with their folds. */
function judgedImages(ports: Ports, request: NamedRequest): readonly Judged[] {
  const { dataset, folds, settings } = request;
  if (ports.datasets.find(dataset) === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no dataset named ${dataset}`,
      'Build it first, or choose one that is there.',
    );
  }
  const items = ports.datasets.items(dataset);
  const learnt = new Set(items.map((item) => item.mediaId));
  const others = ports.weakLabels
    .mediaLabels()
    .map(({ mediaId }) => mediaId)
    .filter((mediaId) => !learnt.has(mediaId));
  const seed = deriveSeed(settings.seed, 'folds');
  const foldOf = dealFolds(items, others, ports.mediaLinks(), folds, seed);
  const used = new Set(items.map((item) => foldOf.get(item.mediaId)));
  if (used.size < folds) {
    throw new Failure(
      'BAD_INPUT',
      `The images of ${dataset} cannot be dealt into ${folds} folds: they fall into ${used.size} groups that belong together`,
      'Ask for fewer folds, or build a larger dataset.',
    );
  }
  const line = (mediaId: MediaId, polarity: Judged['polarity']): Judged => ({
    mediaId,
    path: ports.files.pathOf(mediaId),
    polarity,
    fold: foldOf.get(mediaId) ?? null,
  });
  return [
    ...items.map((item) => line(item.mediaId, item.polarity)),
    ...others.map((mediaId) => line(mediaId, null)),
  ];
}

async function collectOpinions(
  { students, studentFiles, trainer }: Ports,
  { name, folds, settings, weightsFolder }: NamedRequest,
  images: readonly Judged[],
  control: StageControl,
): Promise<void> {
  students.clearOpinions(name);
  const manifest = await studentFiles.writeManifest(name, images);
  const folder = studentFiles.folderOf(name);
  const { featuresFolder } = studentFiles;
  const request = { folder, featuresFolder, manifest, settings, folds, weightsFolder };
  let told = 0;
  for await (const event of trainer.crossFit(request, control.signal)) {
    if (event.kind === 'predicted') {
      const opinions = event.predictions.flatMap(({ probabilities }, index) => {
        const image = images[told + index];
        if (image === undefined)
          throw new Error('the trainer judged more images than it was given');
        return probabilities === null ? [] : [{ mediaId: image.mediaId, probabilities }];
      });
      students.saveOpinions(name, opinions);
      told += event.predictions.length;
    }
    reportEvent(event, folds, settings.epochs, control);
    control.signal.throwIfAborted();
  }
  control.signal.throwIfAborted();
  if (told < images.length) {
    throw new Failure(
      'TRAINER_FAILED',
      'The trainer stopped before every image was judged',
      'Start the cross-fit again: it goes on where it stopped.',
    );
  }
}

function reportEvent(
  event: CrossFitEvent,
  folds: number,
  epochs: number,
  control: StageControl,
): void {
  switch (event.kind) {
    case 'prepared':
      control.report({
        done: event.resumedFolds,
        total: folds,
        unit: 'folds',
        message: `${event.learnt} images to learn from, ${event.judged} to judge, on the ${event.device.toUpperCase()}`,
      });
      return;
    case 'features-computed':
      control.report({
        done: event.done,
        total: event.total,
        unit: 'images',
        message: 'features of the frozen layers',
      });
      return;
    case 'batch-ended':
      control.report({
        done: event.fold + (event.epoch - 1 + event.batch / event.batches) / epochs,
        total: folds,
        unit: 'folds',
        message: `fold ${event.fold + 1}, epoch ${event.epoch}, loss ${event.loss.toFixed(3)}`,
      });
      return;
    case 'fold-ended':
      control.report({
        done: event.fold + 1,
        total: folds,
        unit: 'folds',
        message: `fold ${event.fold + 1} judged`,
      });
      return;
    case 'predicted':
      return;
  }
}
