import { isSensitive } from '../domain/is-sensitive.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { SensitiveCheck, SensitiveStore } from './ports/sensitive-store.ts';
import type { Trainer } from './ports/trainer.ts';
import type { StageControl } from './stage-control.ts';

/** Images of one call of the trainer, which loads its network for each. */
const ASKED_AT_A_TIME = 4096;

export type SensitiveSummary = {
  readonly images: number;
  readonly sensitive: number;
  /** Images that could not be read; they are tried again next time. */
  readonly unreadable: number;
};

/** Lets the sensitive-image check look at every clean image that it has not seen. */
export async function checkSensitive(
  ports: {
    readonly sensitive: SensitiveStore;
    readonly files: Pick<MediaFiles, 'pathOf'>;
    readonly trainer: Pick<Trainer, 'classifySensitive'>;
  },
  control: StageControl,
): Promise<SensitiveSummary> {
  const { sensitive: store, files, trainer } = ports;
  const total = store.countUnchecked();
  let images = 0;
  let sensitive = 0;
  let unreadable = 0;
  for (let asked = store.uncheckedAfter(null, ASKED_AT_A_TIME); asked.length > 0; ) {
    let answered = 0;
    const paths = asked.map((mediaId) => files.pathOf(mediaId));
    for await (const batch of trainer.classifySensitive({ paths }, control.signal)) {
      control.signal.throwIfAborted();
      const checks = batch.flatMap(({ scores }, index): readonly SensitiveCheck[] => {
        const mediaId = asked[answered + index];
        if (mediaId === undefined) throw new Error('the trainer answered more than it was asked');
        return scores === null ? [] : [{ mediaId, scores, sensitive: isSensitive(scores) }];
      });
      store.commit(checks);
      answered += batch.length;
      images += checks.length;
      sensitive += checks.filter((check) => check.sensitive).length;
      unreadable += batch.length - checks.length;
      control.report({
        done: images + unreadable,
        total,
        unit: 'images',
        message: `${sensitive} sensitive`,
      });
    }
    control.signal.throwIfAborted();
    if (answered < asked.length) throw new Error('the trainer answered less than it was asked');
    asked = store.uncheckedAfter(asked.at(-1) ?? null, ASKED_AT_A_TIME);
  }
  return { images, sensitive, unreadable };
}
