import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { ReviewOutcome } from '../../../shared/domain/verdict.ts';
import type { LabelledText } from '../../domain/text/labelled-texts.ts';

/** An image of an audit with the post that its weak label comes from. */
export type AuditedPost = {
  readonly postId: number;
  readonly text: string;
  /** What its reviewers say; null before the first verdict. */
  readonly outcome: ReviewOutcome | null;
  /** Images of the audited whole that it stands for: 1 by the probability that it was drawn with. */
  readonly weight: number;
  /** What the teacher says of the post; null where it has not read it. */
  readonly probabilities: Probabilities | null;
};

/** What people's verdicts say of posts: what teachers are measured against and learn from. */
export type TeacherEvidenceStore = {
  /**
   * The images of an audit in order, hidden repeats and images without a post left out.
   *
   * @throws Failure NOT_FOUND when there is no audit of that name.
   */
  readonly ofAudit: (audit: string, teacher: string) => readonly AuditedPost[];
  /**
   * Posts whose images people gave one polarity, in order of posts. The polarity of an image stands for the
   * post that its weak label comes from; posts with images of different polarities are counted, not listed.
   *
   * Left out is what an audit holds: images of audits with their near-duplicates, the posts of those images,
   * and posts of the same text. So an audit stays a fair measure of a teacher that learned from these.
   */
  readonly judgedPosts: () => {
    readonly posts: readonly LabelledText[];
    readonly contradictory: number;
  };
  /** The newest action in the log of verdicts; 0 before the first. */
  readonly revision: () => number;
};
