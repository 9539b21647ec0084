import type { SystemInfo } from '../../shared/contract/studio-info.ts';
import type { MediaFetcher } from '../pipeline/ports/media-fetcher.ts';
import type { Teacher } from '../pipeline/ports/teacher.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { RecentWorkspaces } from './recent-workspaces.ts';

/** What a shell gives to the program. */
export type StudioParts = {
  readonly info: SystemInfo;
  readonly trainer: Trainer;
  readonly teacher: Teacher;
  readonly fetcher: MediaFetcher;
  readonly recent: RecentWorkspaces;
  readonly nowMs: () => number;
  /** The bearer token of the X API, or null where none was given; never stored. */
  readonly xBearerToken: () => string | null;
  /** Told of bugs: errors that are no expected failures. */
  readonly onBug: (error: unknown) => void;
};
