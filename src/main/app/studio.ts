import type { WorkspaceInfo, WorkspaceSettings } from '../../shared/contract/studio-info.ts';
import type { Funnel } from '../../shared/domain/funnel.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import type { Gallery } from '../gallery/open-gallery.ts';
import { openThumbnailCache, type ThumbnailCache } from '../media/thumbnail-cache.ts';
import { openWorkspace, type Workspace } from '../storage/open-workspace.ts';
import type { OpenTeacherShelf } from '../teacher/teacher-shelf.ts';
import { asFailure } from './as-failure.ts';
import { type BackgroundThumbnails, startBackgroundThumbnails } from './background-thumbnails.ts';
import { type ChangeSignal, createChangeSignal } from './change-signal.ts';
import { chosenTeacher } from './chosen-teacher.ts';
import { createJobQueue, type JobQueue } from './job-queue.ts';
import { keepLogShort } from './keep-log-short.ts';
import type { ReadingThread } from './reading/open-reading-thread.ts';
import { createRunEstimates, type RunEstimates } from './run-estimates.ts';
import { runJob } from './run-job.ts';
import { settleSession } from './settle-session.ts';
import type { StudioParts } from './studio-parts.ts';
import { tellGallery } from './tell-gallery.ts';
import { createTrainingFeed, type TrainingFeed } from './training-feed.ts';
import { askForRunOf, withdrawRunOf } from './waiting-runs.ts';
import { weightsFolderOf } from './weights-shelf.ts';

/** An open workspace with its teachers and its jobs. */
export type Session = {
  readonly workspace: Workspace;
  readonly shelf: OpenTeacherShelf;
  readonly thumbnails: ThumbnailCache;
  readonly background: BackgroundThumbnails;
  readonly jobs: JobQueue;
  readonly estimates: RunEstimates;
  /** Runs that are being finished or removed, by name. */
  readonly busyRuns: Map<string, Promise<unknown>>;
  readonly gallery: Gallery;
  readonly reading: ReadingThread;
  /** Previews and checks datasets, for seconds in a large workspace: apart, so that the funnel does not wait. */
  readonly datasetReading: ReadingThread;
  /** Aborted when the workspace is about to be closed. */
  readonly closing: AbortSignal;
};

/** The program: at most one open workspace, its jobs, and what changed. Every shell talks to this. */
export type Studio = {
  readonly parts: StudioParts;
  /** Anything that the interface shows may have changed. */
  readonly changes: ChangeSignal;
  readonly training: TrainingFeed;
  readonly session: () => Session | null;
  /** @throws Failure NO_WORKSPACE */
  readonly requireSession: () => Session;
  /** Opens a workspace; the one that was open is closed first, once its jobs stopped. */
  readonly open: (folder: string, options: { readonly create: boolean }) => Promise<WorkspaceInfo>;
  readonly close: () => Promise<void>;
};

export function createStudio(parts: StudioParts): Studio {
  const changes = createChangeSignal();
  const training = createTrainingFeed();
  let session: Session | null = null;
  let closed = new AbortController();

  const close = async (): Promise<void> => {
    const closing = session;
    session = null;
    if (closing === null) return;
    closed.abort();
    closing.estimates.close();
    await closing.jobs.close();
    await Promise.allSettled(closing.busyRuns.values());
    await closing.gallery.close();
    await closing.reading.close();
    await closing.datasetReading.close();
    await closing.background.close();
    await closing.thumbnails.close();
    await closing.shelf.close();
    closing.workspace.close();
    changes.emit();
  };

  const studio: Studio = {
    parts,
    changes,
    training,
    session: () => session,
    requireSession: () => {
      if (session === null) {
        throw new Failure('NO_WORKSPACE', 'No workspace is open', 'Open or create one first.');
      }
      return session;
    },
    open: async (folder, options) => {
      await close();
      const workspace = await openWorkspace(folder, { ...options, nowMs: parts.nowMs() });
      const thumbnails = openThumbnails(parts, workspace);
      const shelf = await parts.openTeachers(workspace.folders.teachers);
      const gallery = parts.openGallery({
        database: workspace.folders.database,
        defaultTeacher: shelf.defaultName,
        onFresh: changes.emit,
      });
      const reading = parts.openReading({ database: workspace.folders.database });
      const datasetReading = parts.openReading({ database: workspace.folders.database });
      const busyRuns = new Map<string, Promise<unknown>>();
      const jobs: JobQueue = createJobQueue({
        run: (request: JobRequest, control) =>
          tellGallery(gallery, request.kind, () =>
            runJob(
              { parts, workspace, shelf, thumbnails, training, datasetReading },
              request,
              control,
            ),
          ),
        nowMs: parts.nowMs,
        onAsked: (request) =>
          askForRunOf({ workspace, jobs, busyRuns, nowMs: parts.nowMs() }, request),
        onWithdrawn: (request, cause) => withdrawRunOf(workspace, request, cause),
        onChange: () => {
          changes.emit();
          background.jobsChanged();
          estimates.jobsChanged();
        },
        failureOf: (error) => asFailure(error, workspace.folders.root, parts.onBug),
      });
      const isBusy = (): boolean =>
        jobs.list().some(({ state }) => state === 'queued' || state === 'running');
      const background = startBackgroundThumbnails({
        cleanMedia: workspace.cleanMedia,
        thumbnails,
        isBusy,
        onError: parts.onBug,
      });
      const estimates = createRunEstimates({
        workspace,
        trainer: parts.trainer,
        weightsFolderOf: ({ weights }) => weightsFolderOf(parts, weights),
        device: parts.devices.choice,
        isBusy,
      });
      const readings = { reading, datasetReading, busyRuns, estimates };
      closed = new AbortController();
      const closing = closed.signal;
      const { database } = workspace.folders;
      keepLogShort({ database, reading: datasetReading }, closing).catch(parts.onBug);
      session = { workspace, shelf, thumbnails, background, jobs, gallery, ...readings, closing };
      if (workspace.leftOut.unsettled() > 0) {
        settleSession(session, changes).catch(parts.onBug);
      }
      await parts.recent.add(workspace.folders.root);
      changes.emit();
      return workspaceInfo(workspace);
    },
    close,
  };
  return studio;
}

function openThumbnails(parts: StudioParts, workspace: Workspace): ThumbnailCache {
  try {
    return openThumbnailCache({
      file: workspace.folders.thumbnails,
      pathOf: workspace.files.pathOf,
      concurrency: parts.info.cores,
    });
  } catch (error) {
    workspace.close();
    throw error;
  }
}

export function workspaceInfo(workspace: Workspace): WorkspaceInfo {
  return {
    folder: workspace.folders.root,
    name: workspace.name,
    createdAtMs: workspace.createdAtMs,
  };
}

export function workspaceSettings(session: Session): WorkspaceSettings {
  const { workspace } = session;
  return {
    selection: workspace.settings.selection(),
    nearDuplicateRadius: workspace.settings.nearDuplicateRadius(),
    nearDuplicateLeastScore: workspace.settings.nearDuplicateLeastScore(),
    teacher: chosenTeacher(session),
  };
}

/** The funnel as the chosen teacher and the saved selection make it. */
export function currentFunnel(session: Session): Funnel {
  const { workspace } = session;
  return workspace.funnel(chosenTeacher(session), workspace.settings.selection());
}

/** As `currentFunnel`, read by the thread: nothing else waits for it. */
export function readFunnel(session: Session): Promise<Funnel> {
  return session.reading.ask().funnel({
    teacher: chosenTeacher(session),
    selection: session.workspace.settings.selection(),
  });
}
