import { hasLeaks, LEAK_KINDS, type LeakKind } from '../../../shared/domain/leak-report.ts';
import { useDatasetLeaks } from '../../bridge/dataset-queries.ts';
import { countOf } from '../../ui/number-text.ts';

const WHAT: Readonly<Record<LeakKind, (count: number) => string>> = {
  post: (count) => `${countOf(count, 'post')} in several splits`,
  group: (count) => `${countOf(count, 'near-duplicate group')} in several splits`,
  benchmark: (count) => `${countOf(count, 'image')} near a benchmark's`,
};

/** A dataset's leak report: none, or what leaks; training refuses it then. */
export function LeakLine({ name }: { readonly name: string }) {
  const report = useDatasetLeaks(name).data;
  if (report === undefined) return <span className="dim">being checked…</span>;
  const { author } = report;
  if (!hasLeaks(report)) {
    return (
      <span
        title={`No post and no near-duplicate group lies in two splits, and no image is near a benchmark's. ${author === null ? 'Authors are not known here.' : ''}`}
      >
        none
        {author !== null && author.count > 0 && (
          <span
            className="dim"
            title="No leak for this recipe, which lets them. Keep authors together to have each in one split."
          >
            {` · ${countOf(author.count, 'author')} in several splits`}
          </span>
        )}
      </span>
    );
  }
  const found = LEAK_KINDS.filter((kind) => report[kind].count > 0).map((kind) =>
    WHAT[kind](report[kind].count),
  );
  if (author?.isLeak === true) found.push(`${countOf(author.count, 'author')} in several splits`);
  return <span className="leaks">{found.join(' · ')}. Build it anew: training refuses it.</span>;
}
