import { Failure } from '../../../shared/failure.ts';
import { chosenTeacher } from '../chosen-teacher.ts';
import { knownModels, modelFolderOf } from '../model-folders.ts';
import { readReport } from '../read-report.ts';
import { streamSignal } from '../stream-signal.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Models measured on labelled images; a thread reads and computes, so that nothing else waits. */
export function evaluationProcedures(os: StudioImplementer, studio: Studio) {
  const { evaluations } = os;
  const reading = () => studio.requireSession().datasetReading.ask();
  const context = () => ({
    parts: studio.parts,
    workspace: studio.requireSession().workspace,
  });
  return evaluations.router({
    list: evaluations.list.handler(() => context().workspace.evaluations.list()),
    models: evaluations.models.handler(() => knownModels(context())),
    report: evaluations.report.handler(({ input }) => readReport(studio, input)),
    images: evaluations.images.handler(({ input }) => reading().evaluatedImages(input)),
    image: evaluations.image.handler(({ input }) =>
      reading().evaluatedImage({
        ...input,
        teacher: chosenTeacher(studio.requireSession()),
        student: context().workspace.students.chosen(),
      }),
    ),
    compare: evaluations.compare.handler(({ input }) => reading().compareEvaluations(input)),
    heatMap: evaluations.heatMap.handler(async ({ input, signal }) => {
      const { model, mediaId, polarity } = input;
      const { workspace } = context();
      if (workspace.media.formatOf(mediaId) === null) {
        throw new Failure(
          'NOT_FOUND',
          'There is no such image in the workspace',
          'Choose one that is there.',
        );
      }
      const modelFolder = await modelFolderOf(context(), model);
      return studio.parts.trainer.gradCam(
        { modelFolder, image: workspace.files.pathOf(mediaId), polarity },
        streamSignal(signal),
      );
    }),
    map: evaluations.map.handler(({ input }) => reading().embeddingMap(input)),
  });
}
