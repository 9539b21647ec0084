import { createHash } from 'node:crypto';

/** SHA-256 of a manifest without its folders, so that a workspace can be moved while a training rests. */
export function hashOfImages(manifestText: string): string {
  return createHash('sha256')
    .update(manifestText.replaceAll(/^.*[/\\]/gm, ''))
    .digest('hex');
}
