import { basename } from 'node:path';
import type { BenchmarkSource } from '../../../shared/domain/benchmark-source.ts';
import { polaritiesOfNumbers, polarityOfClass } from '../../../shared/domain/class-polarity.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import { Failure } from '../../../shared/failure.ts';
import type {
  BenchmarkFile,
  BenchmarkListing,
  ReadBenchmark,
} from '../../pipeline/ports/benchmark-source.ts';
import { emotionsOfFolders } from './emotions-of-folders.ts';
import { type FoundBenchmark, findBenchmark } from './find-benchmark.ts';
import { type ImagePlaces, imagePlaces } from './image-places.ts';
import type { NamedImages } from './named-image.ts';
import { createProblemTally, type ProblemTally } from './problem-tally.ts';
import { readAgreementList } from './read-agreement-list.ts';
import { readClassFolders } from './read-class-folders.ts';
import { readClassTable } from './read-class-table.ts';

/** People who judged each image of the Twitter Testing Dataset. */
const ANNOTATORS = 5;

/** Reads a benchmark in any form that it may be published in; see `BenchmarkForm`. */
export const readBenchmark: ReadBenchmark = async (source) => {
  const found = await findBenchmark(source);
  const problems = createProblemTally();
  const named = await readLists(found, source, problems);
  noteUnnested(named, problems);
  const { lists, polarityOf, unknown } = classified(named, found, source);
  const { files, classes } = await settle(lists, polarityOf, found, problems);
  if (classes.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      `${source.path} names no image that is there (${problemsText(problems)})`,
      'Put the images beside the list, in a folder images, or say in which folder they are.',
    );
  }
  return {
    ...{ form: found.form, files, classes, unknownClasses: unknown },
    ...{ problems: problems.all(), losses: problems.losses() },
  };
};

async function readLists(
  { form, lists, root }: FoundBenchmark,
  source: BenchmarkSource,
  problems: ProblemTally,
): Promise<readonly NamedImages[]> {
  if (form === 'folders') {
    const images = await readClassFolders(root, problems);
    return [{ name: basename(root), agreeing: null, images }];
  }
  const read = form === 'csv' ? readClassTable : readAgreementList;
  const named: NamedImages[] = [];
  for (const { file, agreeing } of lists) {
    const images =
      read === readClassTable
        ? await readClassTable(file, source, problems)
        : await readAgreementList(file, problems);
    named.push({ name: basename(file), agreeing, images });
  }
  return named;
}

/** Lists of agreement hold one another: what all agree on, all but one agree on too. */
function noteUnnested(lists: readonly NamedImages[], problems: ProblemTally): void {
  for (const [place, list] of lists.entries()) {
    const wider = lists[place + 1];
    if (list.agreeing === null || wider === undefined) continue;
    const known = new Set(wider.images.map(({ file }) => file));
    for (const { file } of list.images) {
      if (!known.has(file)) problems.note(`images of ${list.name} that ${wider.name} lacks`, file);
    }
  }
}

function classified(
  named: readonly NamedImages[],
  { form }: FoundBenchmark,
  { classes }: BenchmarkSource,
): {
  readonly lists: readonly NamedImages[];
  readonly polarityOf: (className: string) => Polarity | null;
  readonly unknown: readonly string[];
} {
  const namesOf = (lists: readonly NamedImages[]): string[] => [
    ...new Set(lists.flatMap(({ images }) => images.map(({ className }) => className))),
  ];
  const numbers = polaritiesOfNumbers(namesOf(named), form !== 'folders');
  const emotions = form === 'csv' ? emotionsOfFolders(named, numbers) : null;
  const lists = emotions?.lists ?? named;
  const usual = new Map([...numbers, ...(emotions?.polarities ?? [])]);
  const chosen = (className: string): Polarity | null | undefined =>
    classes !== undefined && Object.hasOwn(classes, className) ? classes[className] : undefined;
  const polarityOf = (className: string): Polarity | null => {
    const own = chosen(className);
    return own === undefined ? (usual.get(className) ?? polarityOfClass(className)) : own;
  };
  const unknown = namesOf(lists).filter(
    (className) => chosen(className) === undefined && polarityOf(className) === null,
  );
  return { lists, polarityOf, unknown: unknown.sort() };
}

/** Finds the images that are named, each once, with the best agreement of the lists that name it. */
async function settle(
  lists: readonly NamedImages[],
  polarityOf: (className: string) => Polarity | null,
  { root, bases }: FoundBenchmark,
  problems: ProblemTally,
): Promise<Pick<BenchmarkListing, 'files' | 'classes'>> {
  const places = imagePlaces(root, bases);
  const entries = new Map<string, Entry>();
  const unusable = new Set<string>();
  for (const { agreeing, images } of lists) {
    const listed = new Set<string>();
    for (const { file, className, place } of images) {
      const path = await places.find(file);
      if (path === 'outside' || path === 'missing') {
        if (!unusable.has(file)) {
          problems.add(
            path === 'outside' ? 'paths that lead out of the folder' : 'images that are not there',
            `${file} (${place})`,
          );
        }
        unusable.add(file);
        continue;
      }
      if (listed.has(path)) problems.note('images that a list names again', `${file} (${place})`);
      listed.add(path);
      const known = entries.get(path);
      if (known === undefined) entries.set(path, { path, className, agreeing, isDisputed: false });
      else if (polarityOf(known.className) !== polarityOf(className)) known.isDisputed = true;
    }
  }
  const kept = [...entries.values()].filter((entry) => {
    if (entry.isDisputed) problems.add('images with several labels', places.shown(entry.path));
    return !entry.isDisputed;
  });
  return { files: filesOf(kept, polarityOf, places), classes: classesOf(kept, polarityOf) };
}

type Entry = {
  readonly path: string;
  readonly className: string;
  readonly agreeing: number | null;
  isDisputed: boolean;
};

function filesOf(
  entries: readonly Entry[],
  polarityOf: (className: string) => Polarity | null,
  places: ImagePlaces,
): readonly BenchmarkFile[] {
  return entries
    .flatMap(({ path, className, agreeing }): BenchmarkFile[] => {
      const polarity = polarityOf(className);
      if (polarity === null) return [];
      const agreement = agreeing === null ? null : { agreeing, annotators: ANNOTATORS };
      return [{ path, file: places.shown(path), className, polarity, agreement }];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function classesOf(
  entries: readonly Entry[],
  polarityOf: (className: string) => Polarity | null,
): BenchmarkListing['classes'] {
  const counts = new Map<string, number>();
  for (const { className } of entries) counts.set(className, (counts.get(className) ?? 0) + 1);
  return [...counts]
    .map(([name, images]) => ({ name, polarity: polarityOf(name), images }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function problemsText(problems: ProblemTally): string {
  const all = problems.all().map(({ text, count }) => `${count} ${text}`);
  return all.length === 0 ? 'it names none' : all.join('; ');
}
