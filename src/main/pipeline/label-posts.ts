import type { Teacher } from './ports/teacher.ts';
import type { WeakLabelStore } from './ports/weak-label-store.ts';
import type { StageControl } from './stage-control.ts';

const BATCH = 1000;

export type LabelSummary = { readonly posts: number; readonly media: number };

/**
 * Lets the teacher read every post that it has not read yet.
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
  let posts = 0;
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
