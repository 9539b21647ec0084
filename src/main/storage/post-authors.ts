import type { Database } from 'better-sqlite3';

type AuthorRow = readonly [post: number, platform: string, author: string];

/** Reads a number for the author of each post by its number, -1 of one that is not known; null where none is. */
export function createPostAuthors(database: Database): () => Int32Array | null {
  const lastPost = database
    .prepare<[], number>('SELECT coalesce(max(post_id), 0) FROM posts')
    .pluck();
  // Cut from the index alone, in which the posts of an author follow one another.
  const authors = database
    .prepare<[], AuthorRow>(
      `SELECT post_id, platform, author_id FROM posts WHERE author_id IS NOT NULL
       ORDER BY platform, author_id`,
    )
    .raw();
  return () => {
    const numbers = new Int32Array((lastPost.get() ?? 0) + 1).fill(-1);
    let known = -1;
    let last: AuthorRow | null = null;
    for (const row of authors.iterate()) {
      if (last === null || last[1] !== row[1] || last[2] !== row[2]) known += 1;
      numbers[row[0]] = known;
      last = row;
    }
    return known < 0 ? null : numbers;
  };
}
