import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { BenchmarkSummary } from '../domain/benchmark.ts';
import { BenchmarkPreview, BenchmarkSource } from '../domain/benchmark-source.ts';
import { DeviceChoice, DeviceReport } from '../domain/compute-device.ts';
import { DatasetSource, DatasetSummary } from '../domain/dataset.ts';
import { DatasetDraft, DatasetPreview } from '../domain/dataset-preview.ts';
import { Funnel } from '../domain/funnel.ts';
import { ItemName } from '../domain/ids.ts';
import { Job, JobRequest } from '../domain/job.ts';
import { LeakReport } from '../domain/leak-report.ts';
import { SelectionRule } from '../domain/selection.ts';
import { StudentSummary } from '../domain/student.ts';
import { TeacherComparison, TeacherSummary, TextExplanation } from '../domain/teacher.ts';
import { evaluationsContract } from './evaluations-contract.ts';
import { failureErrors } from './failures.ts';
import { galleryContract } from './gallery-contract.ts';
import { mediaContract } from './media-contract.ts';
import { nearDuplicatesContract } from './near-duplicates-contract.ts';
import { predictContract } from './predict-contract.ts';
import { reviewContract } from './review-contract.ts';
import { runsContract } from './runs-contract.ts';
import { SystemInfo, WorkspaceInfo, WorkspaceSettings } from './studio-info.ts';
import { weightsContract } from './weights-contract.ts';

const procedure = oc.errors(failureErrors);

/** The one API between interface and program: what one shell can do, all can do. */
export const studioContract = {
  system: {
    info: procedure.output(SystemInfo),
    /** What networks can be computed on here; found out at the first question. */
    devices: procedure.output(DeviceReport),
    /** Kept for the person, for all workspaces. A training that goes on ends on the device that it began on. */
    chooseDevice: procedure.input(z.object({ choice: DeviceChoice })).output(DeviceReport),
  },
  workspace: {
    /** The open workspace, or null. */
    current: procedure.output(WorkspaceInfo.nullable()),
    /** Opens a folder as workspace; with `create`, makes it where it is not there. Closes the one that was open. */
    open: procedure
      .input(z.object({ folder: z.string().min(1), create: z.boolean() }))
      .output(WorkspaceInfo),
    close: procedure.output(z.null()),
    recent: procedure.output(z.array(z.string()).readonly()),
  },
  settings: {
    get: procedure.output(WorkspaceSettings),
    setSelection: procedure.input(SelectionRule).output(WorkspaceSettings),
  },
  funnel: {
    get: procedure.output(Funnel),
    /** The funnel now and whenever it changed, at most twice a second. */
    watch: procedure.output(eventIterator(Funnel)),
  },
  jobs: {
    start: procedure.input(JobRequest).output(Job),
    cancel: procedure.input(z.object({ jobId: z.string() })).output(z.null()),
    /** Stops a training so that it can go on from here, with the next jobs going first. Fails BAD_INPUT for other jobs. */
    pause: procedure.input(z.object({ jobId: z.string() })).output(z.null()),
    list: procedure.output(z.array(Job).readonly()),
    /** All jobs of this session now and whenever one changed, at most four times a second. */
    watch: procedure.output(eventIterator(z.array(Job).readonly())),
  },
  teachers: {
    list: procedure.output(z.array(TeacherSummary).readonly()),
    /** Makes a teacher's weak labels the ones that count; posts that it has not read stay unlabelled until the next label job. */
    choose: procedure.input(z.object({ teacher: z.string() })).output(WorkspaceSettings),
    explain: procedure
      .input(z.object({ teacher: z.string(), text: z.string().max(20_000) }))
      .output(TextExplanation),
    /** Comparisons made in this workspace, newest first. */
    comparisons: procedure.output(z.array(TeacherComparison).readonly()),
    /** How many images each threshold would select, per polarity, for a preview without saving. */
    previewSelection: procedure
      .input(SelectionRule)
      .output(z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() })),
  },
  gallery: galleryContract,
  media: mediaContract,
  review: reviewContract,
  nearDuplicates: nearDuplicatesContract,
  students: {
    /** Students whose opinions on the workspace's images are kept, newest first. */
    list: procedure.output(z.array(StudentSummary).readonly()),
    /** Makes a student's opinions the ones that the gallery compares with the weak labels; null: none. */
    choose: procedure
      .input(z.object({ student: ItemName.nullable() }))
      .output(z.array(StudentSummary).readonly()),
  },
  datasets: {
    list: procedure.output(z.array(DatasetSummary).readonly()),
    /** What a recipe would give now; nothing is saved. */
    preview: procedure.input(DatasetDraft).output(DatasetPreview),
    /** What lies in several splits of a dataset, or near a benchmark, as of now. */
    leaks: procedure.input(z.object({ name: ItemName })).output(LeakReport),
    /** The imports as they stood when a dataset was frozen. */
    sources: procedure
      .input(z.object({ name: ItemName }))
      .output(z.array(DatasetSource).readonly()),
  },
  weights: weightsContract,
  runs: runsContract,
  benchmarks: {
    list: procedure.output(z.array(BenchmarkSummary).readonly()),
    /** What an import would take; nothing is read but lists and names. Fails BAD_INPUT. */
    preview: procedure.input(BenchmarkSource).output(BenchmarkPreview),
    /** Deletes a benchmark with its evaluations. */
    remove: procedure
      .input(z.object({ name: ItemName }))
      .output(z.array(BenchmarkSummary).readonly()),
  },
  evaluations: evaluationsContract,
  predict: predictContract,
};

export type StudioContract = typeof studioContract;
