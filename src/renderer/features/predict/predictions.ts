import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PredictedImage } from '../../../shared/contract/predict-contract.ts';
import { type EvaluatedModel, modelKey } from '../../../shared/domain/evaluated-model.ts';
import type { StudioClient } from '../../bridge/bridge-context.ts';
import { type FailureText, failureText } from '../../bridge/failure-text.ts';
import type { Dropped } from './dropped-images.ts';
import type { ImageSource, JudgedImage } from './judged-images.ts';

/** The largest file that is handed over by the page. */
const MOST_BYTES = 50_000_000;
/** Files on the way at once: one is decoded while the network looks at another. */
const AT_ONCE = 3;
/** Results are shown in bundles: lists of 100,000 images would be copied for each batch. */
const BUNDLE_MS = 250;
const UNREADABLE = 'cannot be decoded as an image';

export type PredictionsState = {
  /** The model that judged what is shown. */
  readonly model: EvaluatedModel | null;
  readonly images: readonly JudgedImage[];
  /** Null where nothing is under way. `total` is null until the list of images is known. */
  readonly work: { readonly done: number; readonly total: number | null } | null;
  readonly failure: FailureText | null;
};

/** Judges images, and keeps what came out while other screens are shown. */
export type Predictions = {
  readonly store: StoreApi<PredictionsState>;
  /** Adds images to those of the same model, and begins anew with another; what is under way goes first. */
  readonly judge: (model: EvaluatedModel, images: Dropped) => void;
  /** Has everything that is shown judged by another model. */
  readonly judgeAgain: (model: EvaluatedModel) => void;
  readonly stop: () => void;
  readonly clear: () => void;
};

type Client = Pick<StudioClient, 'predict'>;

const NOTHING: PredictionsState = { model: null, images: [], work: null, failure: null };

export function createPredictions(client: Client): Predictions {
  const store = createStore<PredictionsState>(() => NOTHING);
  let asked: Dropped = { paths: [], files: [] };
  let abort = new AbortController();
  let queue: Promise<void> = Promise.resolve();
  let nextId = 1;

  const stop = (): void => {
    abort.abort();
    abort = new AbortController();
    store.setState({ work: null });
  };
  const clear = (): void => {
    stop();
    asked = { paths: [], files: [] };
    store.setState(NOTHING);
  };
  const taker = (signal: AbortSignal): ReturnType<typeof bundling> =>
    bundling((results) => {
      if (signal.aborted) return;
      const added = results.map((result) => {
        const id = nextId;
        nextId += 1;
        return { ...result, id };
      });
      store.setState(({ images }) => ({ images: [...images, ...added] }));
    });
  const tellDone = (count: number): void =>
    store.setState(({ work: underWay }) => ({
      work: underWay === null ? null : { ...underWay, done: underWay.done + count },
    }));

  const work = async (model: EvaluatedModel, dropped: Dropped, signal: AbortSignal) => {
    if (signal.aborted) return;
    const { paths, files } = dropped;
    const known = files.length > 0 && paths.length === 0 ? files.length : null;
    store.setState({ work: { done: 0, total: known }, failure: null });
    const { add, flush } = taker(signal);
    try {
      if (paths.length > 0) {
        const seen = new Set(store.getState().images.flatMap(({ source }) => pathOf(source)));
        const answers = await client.predict.paths({ model, paths: [...paths] }, { signal });
        for await (const { total, images } of answers) {
          if (signal.aborted) return;
          store.setState(({ work: underWay }) => ({
            work: { done: underWay?.done ?? 0, total: total + files.length },
          }));
          // Those that are shown already are not shown twice.
          add(images.filter(({ file }) => !seen.has(file)).map(fromPath));
          tellDone(images.length);
        }
      }
      await eachOf(files, signal, async ({ name, file }) => {
        add([await judgedFile(client, model, name, file, signal)]);
        tellDone(1);
      });
    } catch (error) {
      if (!signal.aborted) store.setState({ failure: failureText(error) });
    } finally {
      flush();
      if (!signal.aborted) store.setState({ work: null });
    }
  };

  const judge = (model: EvaluatedModel, dropped: Dropped): void => {
    const { paths, files } = dropped;
    if (paths.length + files.length === 0) return;
    const before = store.getState().model;
    if (before !== null && modelKey(before) !== modelKey(model)) clear();
    asked = { paths: [...asked.paths, ...paths], files: [...asked.files, ...files] };
    store.setState(({ work: underWay }) => ({
      model,
      failure: null,
      work: underWay ?? { done: 0, total: null },
    }));
    const { signal } = abort;
    queue = queue.then(() => work(model, dropped, signal));
  };
  return {
    store,
    judge,
    judgeAgain: (model) => {
      const again = asked;
      clear();
      judge(model, { ...again, paths: [...new Set(again.paths)] });
    },
    stop,
    clear,
  };
}

type Result = Omit<JudgedImage, 'id'>;

function fromPath({ file, probabilities }: PredictedImage): Result {
  const source = { kind: 'path', path: file } as const;
  return { file, source, probabilities, problem: probabilities === null ? UNREADABLE : null };
}

function pathOf(source: ImageSource): readonly string[] {
  return source.kind === 'path' ? [source.path] : [];
}

async function judgedFile(
  client: Client,
  model: EvaluatedModel,
  name: string,
  file: File,
  signal: AbortSignal,
): Promise<Result> {
  const source = { kind: 'file', file } as const;
  if (file.size > MOST_BYTES) {
    const problem = `is larger than ${MOST_BYTES / 1_000_000} MB`;
    return { file: name, source, probabilities: null, problem };
  }
  const { probabilities } = await client.predict.image({ model, name, image: file }, { signal });
  const problem = probabilities === null ? UNREADABLE : null;
  return { file: name, source, probabilities, problem };
}

/** Works on several things at once, until the signal is aborted or one fails. */
async function eachOf<T>(
  things: readonly T[],
  signal: AbortSignal,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const thing = things[next];
      next += 1;
      if (thing === undefined || signal.aborted) return;
      try {
        await work(thing);
      } catch (error) {
        next = things.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Hands results on now and then; `flush` hands on the rest. */
function bundling(take: (results: readonly Result[]) => void) {
  let waiting: Result[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length > 0) take(waiting);
    waiting = [];
  };
  const add = (results: readonly Result[]): void => {
    waiting.push(...results);
    timer ??= setTimeout(flush, BUNDLE_MS);
  };
  return { add, flush };
}
