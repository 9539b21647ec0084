import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Failure } from '../../shared/failure.ts';
import type { AttachmentStore } from '../pipeline/ports/attachment-store.ts';
import type { AuditStore } from '../pipeline/ports/audit-store.ts';
import type { BenchmarkCopies } from '../pipeline/ports/benchmark-copies.ts';
import type { BenchmarkStore } from '../pipeline/ports/benchmark-store.ts';
import type { CleanMedia } from '../pipeline/ports/clean-media.ts';
import type { ComparisonStore } from '../pipeline/ports/comparison-store.ts';
import type { CopyMeasurementStore } from '../pipeline/ports/copy-measurement-store.ts';
import type { CopyStore } from '../pipeline/ports/copy-store.ts';
import type { DatasetRestoring } from '../pipeline/ports/dataset-restoring.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import type { EmbeddingCache } from '../pipeline/ports/embedding-cache.ts';
import type { EmbeddingMapStore } from '../pipeline/ports/embedding-map-store.ts';
import type { EvaluationStore } from '../pipeline/ports/evaluation-store.ts';
import type { GroupDecisionStore } from '../pipeline/ports/group-decision-store.ts';
import type { ImageSample } from '../pipeline/ports/image-sample.ts';
import type { ImportStore } from '../pipeline/ports/import-store.ts';
import type { JudgedPairs } from '../pipeline/ports/judged-pairs.ts';
import type { LeftOutStore } from '../pipeline/ports/left-out-store.ts';
import type { MediaFiles } from '../pipeline/ports/media-files.ts';
import type { MediaStore } from '../pipeline/ports/media-store.ts';
import type { NearDuplicateStore } from '../pipeline/ports/near-duplicate-store.ts';
import type { ReviewLog } from '../pipeline/ports/review-log.ts';
import type { ReviewSetStore } from '../pipeline/ports/review-set-store.ts';
import type { RunFiles } from '../pipeline/ports/run-files.ts';
import type { RunStore } from '../pipeline/ports/run-store.ts';
import type { SensitiveStore } from '../pipeline/ports/sensitive-store.ts';
import type { StudentFiles } from '../pipeline/ports/student-files.ts';
import type { StudentStore } from '../pipeline/ports/student-store.ts';
import type { TeacherEvidenceStore } from '../pipeline/ports/teacher-evidence-store.ts';
import type { WeakLabelStore } from '../pipeline/ports/weak-label-store.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBenchmarkCopies } from './benchmark-copies.ts';
import { createBenchmarkStore } from './benchmark-store.ts';
import { createCleanMediaQuery } from './clean-media-query.ts';
import { createComparisonStore } from './comparison-store.ts';
import { createCopyMeasurementStore } from './copy-measurement-store.ts';
import { createCopyStore } from './copy-store.ts';
import { createDatasetRestoring } from './dataset-restoring.ts';
import { createDatasetStore } from './dataset-store.ts';
import { createEmbeddingCache } from './embedding-cache.ts';
import { createEmbeddingMapStore } from './embedding-map-store.ts';
import { createEvaluationStore } from './evaluation-store.ts';
import { createFunnelQuery } from './funnel-query.ts';
import { createGroupDecisionStore } from './group-decision-store.ts';
import { createGroupQuery, type GroupQuery } from './group-query.ts';
import { createImageSampleQuery } from './image-sample-query.ts';
import { createImportStore } from './import-store.ts';
import { createJudgedPairs } from './judged-pairs.ts';
import { createLeftOutStore } from './left-out-store.ts';
import { createMediaFiles } from './media-files.ts';
import { createMediaLinks, type MediaLinks } from './media-links.ts';
import { createMediaStore } from './media-store.ts';
import { createNearDuplicateStore } from './near-duplicate-store.ts';
import { openDatabase } from './open-database.ts';
import { createReviewLog } from './review-log.ts';
import { createReviewSetStore } from './review-set-store.ts';
import { createRunFiles } from './run-files.ts';
import { createRunStore } from './run-store.ts';
import { createSavedViewStore, type SavedViewStore } from './saved-view-store.ts';
import { createSelectionQuery } from './selection-query.ts';
import { createSensitiveStore } from './sensitive-store.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';
import { storageFailure } from './storage-failure.ts';
import { createStudentFiles } from './student-files.ts';
import { createStudentStore } from './student-store.ts';
import { createTeacherChoice, type TeacherChoice } from './teacher-choice.ts';
import { createTeacherEvidenceStore } from './teacher-evidence-store.ts';
import { createWeakLabelStore } from './weak-label-store.ts';
import { type WorkspaceFolders, workspaceFolders } from './workspace-folders.ts';
import { lockWorkspace } from './workspace-lock.ts';

/** An open workspace: its stores, its files, and the lock on it. */
export type Workspace = {
  readonly name: string;
  readonly folders: WorkspaceFolders;
  readonly createdAtMs: number;
  readonly files: MediaFiles;
  readonly settings: SettingsStore;
  readonly imports: ImportStore;
  readonly attachments: AttachmentStore;
  readonly media: MediaStore;
  readonly cleanMedia: CleanMedia;
  readonly imageSample: ImageSample;
  readonly copyMeasurements: CopyMeasurementStore;
  readonly leftOut: LeftOutStore;
  readonly weakLabels: WeakLabelStore;
  readonly copies: CopyStore;
  readonly nearDuplicates: NearDuplicateStore;
  readonly groups: GroupQuery;
  readonly groupDecisions: GroupDecisionStore;
  readonly judgedPairs: JudgedPairs;
  readonly datasets: DatasetStore;
  readonly restoring: DatasetRestoring;
  readonly runs: RunStore;
  readonly runFiles: RunFiles;
  readonly benchmarks: BenchmarkStore;
  readonly benchmarkCopies: BenchmarkCopies;
  readonly evaluations: EvaluationStore;
  readonly embeddings: EmbeddingCache;
  readonly embeddingMaps: EmbeddingMapStore;
  readonly sensitive: SensitiveStore;
  readonly teachers: TeacherChoice;
  readonly teacherEvidence: TeacherEvidenceStore;
  readonly students: StudentStore;
  readonly studentFiles: StudentFiles;
  readonly mediaLinks: MediaLinks;
  readonly comparisons: ComparisonStore;
  readonly reviewLog: ReviewLog;
  readonly reviewSets: ReviewSetStore;
  readonly audits: AuditStore;
  readonly selected: ReturnType<typeof createSelectionQuery>;
  readonly funnel: ReturnType<typeof createFunnelQuery>;
  readonly savedViews: SavedViewStore;
  readonly close: () => void;
};

/**
 * Opens a workspace folder, or makes one.
 *
 * @throws Failure WORKSPACE_MISSING, WORKSPACE_LOCKED, WORKSPACE_TOO_NEW, WORKSPACE_DAMAGED, STORAGE_FULL or
 * STORAGE_READ_ONLY; the folder is as it was before.
 */
export async function openWorkspace(
  folder: string,
  options: { readonly create: boolean; readonly nowMs: number },
): Promise<Workspace> {
  const folders = workspaceFolders(resolve(folder));
  try {
    await requireFolder(folders, options.create);
    const lock = lockWorkspace(folders.lock);
    try {
      await makeFolders(folders);
      const database = openDatabase(folders.database);
      const settings = createSettingsStore(database);
      const runs = createRunStore(database);
      const runFiles = createRunFiles(folders);
      runs.markInterrupted();
      await runFiles.settleSetAside((run) => runs.find(run) !== null);
      return {
        name: basename(folders.root),
        folders,
        createdAtMs: settings.createdAtMs(options.nowMs),
        files: createMediaFiles(folders.media, folders.temporary),
        settings,
        imports: createImportStore(database),
        attachments: createAttachmentStore(database),
        media: createMediaStore(database),
        cleanMedia: createCleanMediaQuery(database),
        imageSample: createImageSampleQuery(database),
        copyMeasurements: createCopyMeasurementStore(database),
        leftOut: createLeftOutStore(database),
        weakLabels: createWeakLabelStore(database),
        copies: createCopyStore(database),
        nearDuplicates: createNearDuplicateStore(database),
        groups: createGroupQuery(database),
        groupDecisions: createGroupDecisionStore(database),
        judgedPairs: createJudgedPairs(database),
        datasets: createDatasetStore(database),
        restoring: createDatasetRestoring(database),
        runs,
        runFiles,
        benchmarks: createBenchmarkStore(database),
        benchmarkCopies: createBenchmarkCopies(database),
        evaluations: createEvaluationStore(database),
        embeddings: createEmbeddingCache(folders.embeddings),
        embeddingMaps: createEmbeddingMapStore(database),
        sensitive: createSensitiveStore(database),
        teachers: createTeacherChoice(database),
        teacherEvidence: createTeacherEvidenceStore(database),
        students: createStudentStore(database),
        studentFiles: createStudentFiles(folders),
        mediaLinks: createMediaLinks(database),
        comparisons: createComparisonStore(database),
        reviewLog: createReviewLog(database),
        reviewSets: createReviewSetStore(database),
        audits: createAuditStore(database),
        selected: createSelectionQuery(database),
        funnel: createFunnelQuery(database),
        savedViews: createSavedViewStore(database),
        close: () => {
          database.close();
          lock.release();
        },
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw storageFailure(error, folders.root) ?? error;
  }
}

async function requireFolder(folders: WorkspaceFolders, create: boolean): Promise<void> {
  const exists = await stat(folders.database).then(
    (found) => found.isFile(),
    () => false,
  );
  if (exists) return;
  if (!create) {
    throw new Failure(
      'WORKSPACE_MISSING',
      `There is no workspace in ${folders.root}`,
      'Check the path, or create a new workspace there.',
    );
  }
  await mkdir(folders.root, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' && error.code !== 'ENOTDIR') throw error;
    throw new Failure(
      'BAD_INPUT',
      `${folders.root} is a file, or lies below one`,
      'Choose a folder for the workspace.',
      { cause: error },
    );
  });
}

async function makeFolders(folders: WorkspaceFolders): Promise<void> {
  // Temporary files of a program that was killed are of no use to anyone.
  await rm(folders.temporary, { recursive: true, force: true });
  for (const folder of [
    folders.media,
    folders.raw,
    folders.runs,
    folders.exports,
    folders.teachers,
  ]) {
    await mkdir(folder, { recursive: true });
  }
  await mkdir(folders.temporary, { recursive: true });
}
