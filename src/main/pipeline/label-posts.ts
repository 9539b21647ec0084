import type { Teacher } from './ports/teacher.ts';
import type { WeakLabelStore } from './ports/weak-label-store.ts';
import type { StageControl } from './stage-control.ts';

const BATCH = 1000;
const DERIVED_BATCH = 10_000;

export type LabelSummary = { readonly posts: number; readonly media: number };

/**
 * Lets the teacher read every post that it has not read yet. One that maps the probabilities of another takes
 * that one's weak labels first, where there are some.
 *
 * Then the images get the weak labels of the chosen teacher: another one may have been chosen meanwhile.
 */
export async function labelPosts(
  ports: {
    readonly weakLabels: WeakLabelStore;
    readonly teacher: Teacher;
    readonly chosenTeacher: () => string;
  },
  control: StageControl,
): Promise<LabelSummary> {
  const { weakLabels, teacher, chosenTeacher } = ports;
  const total = weakLabels.countUnlabelled(teacher.name);
  let posts = deriveLabels(ports, total, control);
  for (;;) {
    control.signal.throwIfAborted();
    const unlabelled = weakLabels.unlabelled(teacher.name, teacher.batchSize ?? BATCH);
    if (unlabelled.length === 0) break;
    const probabilities = await teacher.classify(unlabelled.map((post) => post.text));
    weakLabels.commitLabels(
      teacher.name,
      unlabelled.map(({ postId }, index) => {
        const ofPost = probabilities[index];
        if (ofPost === undefined) throw new Error(`${teacher.name} left out a text`);
        return { postId, probabilities: ofPost };
      }),
    );
    posts += unlabelled.length;
    control.report({ done: posts, total, unit: 'posts', message: `read by ${teacher.name}` });
  }
  return { posts, media: weakLabels.passOnToMedia(chosenTeacher()) };
}

function deriveLabels(
  { weakLabels, teacher }: { readonly weakLabels: WeakLabelStore; readonly teacher: Teacher },
  total: number,
  control: StageControl,
): number {
  const { name, derivedFrom } = teacher;
  if (derivedFrom === undefined) return 0;
  let posts = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    control.signal.throwIfAborted();
    const labels = weakLabels.labelledByOther(name, derivedFrom.teacher, after, DERIVED_BATCH);
    const last = labels.at(-1);
    if (last === undefined) return posts;
    weakLabels.commitLabels(
      name,
      labels.map(({ postId, probabilities }) => ({
        postId,
        probabilities: derivedFrom.map(probabilities),
      })),
    );
    after = last.postId;
    posts += labels.length;
    const message = `mapped from ${derivedFrom.teacher}`;
    control.report({ done: posts, total, unit: 'posts', message });
  }
}
