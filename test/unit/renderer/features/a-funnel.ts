import type { Funnel } from '../../../../src/shared/domain/funnel.ts';

const none = { NEG: 0, NEU: 0, POS: 0 };

/** A funnel in which everything is done, with changes. */
export function aFunnel(changes: Partial<Funnel>): Funnel {
  return {
    records: 0,
    posts: 0,
    attachments: { total: 0, pending: 0, fetched: 0, rejected: 0 },
    media: { total: 0, unchecked: 0, clean: 0, damaged: 0 },
    labelledPosts: 0,
    labelledMedia: none,
    selectedMedia: none,
    nearDuplicates: { upToDate: true, groups: 0, redundant: 0 },
    candidates: none,
    rejections: [],
    ...changes,
  };
}
