import type { JobRequest } from '../../shared/domain/job.ts';
import { compareTeachers } from '../pipeline/compare-teachers.ts';
import { labelPosts } from '../pipeline/label-posts.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { readTextFile } from '../sources/reading/read-text-file.ts';
import { addTransformer } from '../teacher/transformer/add-transformer.ts';
import { chosenTeacher } from './chosen-teacher.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

/**
 * Lets the chosen teacher read; the default one is the workspace's own from now on.
 *
 * Where another is chosen meanwhile, that one reads next: a label job that is asked for then is this one.
 */
export async function label(context: JobContext, control: StageControl): Promise<JobSummary> {
  const { workspace, shelf } = context;
  const teacher = await shelf.load(chosenTeacher(context));
  if (workspace.teachers.chosen() === null) workspace.teachers.choose(teacher.name);
  const summary = await labelPosts(
    { weakLabels: workspace.weakLabels, teacher, chosenTeacher: () => chosenTeacher(context) },
    control,
  );
  if (chosenTeacher(context) !== teacher.name) return label(context, control);
  return { teacher: teacher.name, ...summary };
}

export async function addTransformerTeacher(
  { parts, workspace }: JobContext,
  request: JobRequest & { readonly kind: 'add-transformer' },
  control: StageControl,
): Promise<JobSummary> {
  const { teachers, temporary } = workspace.folders;
  const { name, labelMapping, notes } = await addTransformer(
    request,
    { teachers, temporary, worker: parts.teacherWorkers.transformer, hub: parts.hub },
    control,
  );
  const labels = Object.entries(labelMapping).map(([own, polarity]) => `${own} = ${polarity}`);
  return {
    teacher: name,
    labels: labels.join(', '),
    ...(notes.length === 0 ? {} : { notes: notes.join('. ') }),
  };
}

export function compare(
  { workspace, shelf }: JobContext,
  request: JobRequest & { readonly kind: 'compare-teachers' },
  control: StageControl,
): Promise<JobSummary> {
  const ports = { shelf, comparisons: workspace.comparisons, readText: readTextFile };
  return compareTeachers(ports, request, control);
}
