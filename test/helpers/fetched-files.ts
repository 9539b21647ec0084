import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { MediaId } from '../../src/shared/domain/ids.ts';
import { aPost } from './a-post.ts';

/** Puts files into a workspace as images of a post each, fetched and unchecked; returns their ids by name. */
export async function fetchedFiles(
  workspace: Workspace,
  files: Readonly<Record<string, Buffer>>,
): Promise<(name: string) => MediaId> {
  const idOf = (name: string): MediaId => {
    const bytes = files[name];
    if (bytes === undefined) throw new Error(`there is no file ${name}`);
    return MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
  };
  for (const [name, bytes] of Object.entries(files)) {
    const path = workspace.files.pathOf(idOf(name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  const { importId } = workspace.imports.begin({
    kind: 'x-jsonl',
    locator: 'test',
    fingerprint: 'fetched files',
  });
  const kept = Object.keys(files).map((name) => {
    const photos = [{ kind: 'photo' as const, position: 0, locator: name }];
    return { place: name, post: aPost({ nativeId: name, attachments: photos }), photos };
  });
  workspace.imports.commitBatch(importId, { kept, rejections: [], cursor: { line: 1 } });
  workspace.attachments.commitResults(
    workspace.attachments.pendingAfter(0, 1000).map(({ attachmentId, locator }) => ({
      kind: 'fetched',
      attachmentId,
      mediaId: idOf(locator),
      sizeBytes: files[locator]?.length ?? 0,
    })),
  );
  return idOf;
}
