import type { Attachment, Post } from '../../shared/domain/post.ts';
import type { RejectionReason } from '../../shared/domain/rejection.ts';

/** Texts with fewer words are left out (Vadicamo et al. 2017, section on data collection). */
export const MIN_WORDS = 5;

/** A photo that can be fetched. */
export type Photo = Attachment & { readonly locator: string };

export type FilteredPost =
  | { readonly kept: true; readonly photos: readonly Photo[] }
  | { readonly kept: false; readonly reason: RejectionReason };

/**
 * The paper's filter (Vadicamo et al. 2017): no retweets; English; at least 5 words; at least one
 * static image. The first rule that a post breaks is the reason.
 *
 * The platform's language tag decides; `isEnglish` is asked only where there is none (null or `und`).
 */
export function filterPost(post: Post, isEnglish: (text: string) => boolean): FilteredPost {
  if (post.isRetweet) return { kept: false, reason: 'post:retweet' };
  if (!isInEnglish(post, isEnglish)) return { kept: false, reason: 'post:not-english' };
  if (countWords(post.text) < MIN_WORDS) return { kept: false, reason: 'post:too-short' };
  const photos = post.attachments.filter(isPhoto);
  return photos.length > 0 ? { kept: true, photos } : { kept: false, reason: 'post:no-image' };
}

/**
 * Number of words: parts between white space that hold a letter or a digit and are neither a link nor
 * a mention. A hashtag is a word; emoji and punctuation alone are not. The paper says "words" only;
 * links and mentions carry no sentiment and most posts with a photo end in a link to it.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter(isWord).length;
}

function isWord(token: string): boolean {
  if (/^[^\p{L}\p{N}]*(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.co\/)/iu.test(token))
    return false;
  if (/^[^\p{L}\p{N}]*[@＠]\w/u.test(token)) return false;
  return /[\p{L}\p{N}]/u.test(token);
}

function isInEnglish({ language, text }: Post, isEnglish: (text: string) => boolean): boolean {
  if (language === null || language === '' || language === 'und') return isEnglish(text);
  return /^en(?:g)?(?:[-_]|$)/i.test(language);
}

function isPhoto(attachment: Attachment): attachment is Photo {
  return attachment.kind === 'photo' && attachment.locator !== undefined;
}
