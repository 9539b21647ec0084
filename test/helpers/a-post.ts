import type { Post } from '../../src/shared/domain/post.ts';

/** A post that passes the filter, with the fields that a test cares about changed. */
export function aPost(changes: Partial<Post> = {}): Post {
  return {
    platform: 'x',
    nativeId: '1000',
    text: 'a lovely walk along the sunny beach',
    language: 'en',
    postedAtMs: 1_700_000_000_000,
    isRetweet: false,
    possiblySensitive: false,
    attachments: [{ kind: 'photo', position: 0, locator: 'https://pbs.twimg.com/media/a.jpg' }],
    ...changes,
  };
}
