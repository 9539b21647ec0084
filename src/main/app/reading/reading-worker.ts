import { createHash } from 'node:crypto';
import { type MessagePort, workerData } from 'node:worker_threads';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { datasetLeaks } from '../../pipeline/dataset-leaks.ts';
import { drawAuditSample } from '../../pipeline/draw-audit-sample.ts';
import { drawDataset } from '../../pipeline/draw-dataset.ts';
import { compareEvaluations } from '../../pipeline/evaluation/compare-evaluations.ts';
import { embeddingMap } from '../../pipeline/evaluation/embedding-map.ts';
import { evaluatedImage } from '../../pipeline/evaluation/evaluated-image.ts';
import { evaluatedImages } from '../../pipeline/evaluation/evaluated-images.ts';
import { evaluationReport } from '../../pipeline/evaluation/evaluation-report.ts';
import { measureTarget } from '../../pipeline/evaluation/measure-target.ts';
import { planAudit } from '../../pipeline/plan-audit.ts';
import type { DrawnItem } from '../../pipeline/ports/drawn-item.ts';
import { previewDataset } from '../../pipeline/preview-dataset.ts';
import { openReading } from '../../storage/open-reading.ts';
import { answerOf } from '../answer-of.ts';
import { keepUntilWritten } from './keep-until-written.ts';
import { readingContract } from './reading-contract.ts';

/** What the thread is started with. */
export type ReadingThreadData = {
  readonly port: MessagePort;
  /** The workspace's database file. */
  readonly database: string;
};

const { port, database }: ReadingThreadData = workerData;
const reading = openReading(database);
port.once('close', () => reading.close());
const keep = keepUntilWritten(reading.version);
const audits: typeof reading.audits = {
  ...reading.audits,
  candidates: (population) =>
    keep(`drawn from ${JSON.stringify(population)}`, () => reading.audits.candidates(population)),
};

let drawn: readonly DrawnItem[] = [];
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const os = implement(readingContract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw answerOf(error, (bug) => process.stderr.write(`${String(bug)}\n`));
  }
});
const router = os.router({
  funnel: os.funnel.handler(({ input }) => reading.funnel(input.teacher, input.selection)),
  selected: os.selected.handler(({ input }) => reading.selected(input)),
  planAudit: os.planAudit.handler(({ input }) => planAudit(audits, input.design, input.selection)),
  drawAudit: os.drawAudit.handler(({ input }) =>
    reading.snapshot(() => drawAuditSample(audits, input)),
  ),
  previewDataset: os.previewDataset.handler(({ input }) =>
    reading.snapshot(() => previewDataset(reading, input, keep)),
  ),
  drawDataset: os.drawDataset.handler(({ input }) => {
    const { draw, items } = reading.snapshot(() => drawDataset(reading, input, sha256Hex, keep));
    drawn = items;
    return draw;
  }),
  drawnItems: os.drawnItems.handler(({ input: { from, limit } }) =>
    drawn.slice(from, from + limit),
  ),
  datasets: os.datasets.handler(() => [...reading.datasets.list()]),
  students: os.students.handler(() => [...reading.students.list()]),
  groupsOverview: os.groupsOverview.handler(() => keep('groups', reading.groups.overview)),
  groups: os.groups.handler(({ input }) => reading.groups.page(input)),
  datasetLeaks: os.datasetLeaks.handler(({ input }) =>
    reading.snapshot(() => keep(`leaks of ${input.name}`, () => datasetLeaks(reading, input.name))),
  ),
  measureTarget: os.measureTarget.handler(({ input }) =>
    reading.snapshot(() => measureTarget(reading.evaluated, input)),
  ),
  evaluationReport: os.evaluationReport.handler(({ input }) =>
    reading.snapshot(() => evaluationReport(reading.evaluated, input, keep)),
  ),
  evaluatedImages: os.evaluatedImages.handler(({ input }) =>
    reading.snapshot(() => evaluatedImages(reading.evaluated, input, keep)),
  ),
  evaluatedImage: os.evaluatedImage.handler(({ input }) =>
    reading.snapshot(() => evaluatedImage(reading.evaluated, input, keep)),
  ),
  embeddingMap: os.embeddingMap.handler(({ input }) =>
    reading.snapshot(() => embeddingMap(reading.evaluated, input)),
  ),
  compareEvaluations: os.compareEvaluations.handler(({ input }) =>
    reading.snapshot(() => compareEvaluations(reading.evaluated, input, keep)),
  ),
  checkpoint: os.checkpoint.handler(() => {
    reading.checkpoint();
    return null;
  }),
  batches: os.batches.handler(() => [...reading.audits.batches()]),
});
new RPCHandler(router).upgrade(port);
port.start();
