import type { Platform } from '../../shared/domain/post.ts';

/** How platforms are named to people. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  file: 'Files',
};

/** The name of a platform that may be one of a later version. */
export function platformName(platform: string): string {
  return Object.entries(PLATFORM_NAMES).find(([key]) => key === platform)?.[1] ?? platform;
}
