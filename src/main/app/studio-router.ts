import { chooseTeacher } from './choose-teacher.ts';
import { benchmarkProcedures } from './procedures/benchmark-procedures.ts';
import { datasetProcedures } from './procedures/dataset-procedures.ts';
import { evaluationProcedures } from './procedures/evaluation-procedures.ts';
import { galleryProcedures } from './procedures/gallery-procedures.ts';
import { mediaProcedures } from './procedures/media-procedures.ts';
import { nearDuplicateProcedures } from './procedures/near-duplicate-procedures.ts';
import { predictProcedures } from './procedures/predict-procedures.ts';
import { reviewProcedures } from './procedures/review-procedures.ts';
import { runProcedures } from './procedures/run-procedures.ts';
import { studentProcedures } from './procedures/student-procedures.ts';
import { systemProcedures } from './procedures/system-procedures.ts';
import { weightsProcedures } from './procedures/weights-procedures.ts';
import { streamSignal } from './stream-signal.ts';
import { readFunnel, type Studio, workspaceInfo, workspaceSettings } from './studio.ts';
import { studioImplementer } from './studio-implementer.ts';

const FUNNEL_INTERVAL_MS = 500;
const JOBS_INTERVAL_MS = 250;

/** Implements the contract over the program; every shell serves this router. */
export function createStudioRouter(studio: Studio) {
  const { parts, changes } = studio;
  const os = studioImplementer(parts.onBug);
  const settings = () => workspaceSettings(studio.requireSession());
  const funnel = () => readFunnel(studio.requireSession());

  return os.router({
    system: systemProcedures(os, studio),
    workspace: {
      current: os.workspace.current.handler(() => {
        const session = studio.session();
        return session === null ? null : workspaceInfo(session.workspace);
      }),
      open: os.workspace.open.handler(({ input }) => studio.open(input.folder, input)),
      close: os.workspace.close.handler(async () => {
        await studio.close();
        return null;
      }),
      recent: os.workspace.recent.handler(() => parts.recent.list()),
    },
    settings: {
      get: os.settings.get.handler(settings),
      setSelection: os.settings.setSelection.handler(({ input }) => {
        studio.requireSession().workspace.settings.setSelection(input);
        changes.emit();
        return settings();
      }),
    },
    funnel: {
      get: os.funnel.get.handler(funnel),
      watch: os.funnel.watch.handler(async function* ({ signal }) {
        for await (const _ of changes.follow(FUNNEL_INTERVAL_MS, streamSignal(signal))) {
          if (studio.session() === null) return;
          yield await funnel();
        }
      }),
    },
    jobs: {
      start: os.jobs.start.handler(({ input }) => studio.requireSession().jobs.start(input)),
      cancel: os.jobs.cancel.handler(({ input }) => {
        studio.requireSession().jobs.cancel(input.jobId);
        return null;
      }),
      pause: os.jobs.pause.handler(({ input }) => {
        studio.requireSession().jobs.pause(input.jobId);
        return null;
      }),
      list: os.jobs.list.handler(() => studio.requireSession().jobs.list()),
      watch: os.jobs.watch.handler(async function* ({ signal }) {
        for await (const _ of changes.follow(JOBS_INTERVAL_MS, streamSignal(signal))) {
          const session = studio.session();
          if (session === null) return;
          yield session.jobs.list();
        }
      }),
    },
    teachers: {
      list: os.teachers.list.handler(() => studio.requireSession().shelf.list()),
      choose: os.teachers.choose.handler(async ({ input }) => {
        await chooseTeacher(studio, input.teacher);
        return settings();
      }),
      explain: os.teachers.explain.handler(async ({ input }) => {
        const teacher = await studio.requireSession().shelf.load(input.teacher);
        return teacher.explain(input.text);
      }),
      comparisons: os.teachers.comparisons.handler(() =>
        studio.requireSession().workspace.comparisons.list(),
      ),
      previewSelection: os.teachers.previewSelection.handler(({ input }) =>
        studio.requireSession().reading.ask().selected(input),
      ),
    },
    gallery: galleryProcedures(os, studio),
    media: mediaProcedures(os, studio),
    review: reviewProcedures(os, studio),
    students: studentProcedures(os, studio),
    nearDuplicates: nearDuplicateProcedures(os, studio),
    datasets: datasetProcedures(os, studio),
    weights: weightsProcedures(os, studio),
    runs: runProcedures(os, studio),
    predict: predictProcedures(os, studio),
    benchmarks: benchmarkProcedures(os, studio),
    evaluations: evaluationProcedures(os, studio),
  });
}

export type StudioRouter = ReturnType<typeof createStudioRouter>;
