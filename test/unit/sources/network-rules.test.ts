import { describe, expect, it } from 'vitest';
import { imageAddress } from '../../../src/main/sources/media-fetcher/image-address.ts';
import {
  isLoopbackAddress,
  isPublicAddress,
} from '../../../src/main/sources/media-fetcher/public-address.ts';
import { checkApiUrl } from '../../../src/main/sources/x-api/check-api-url.ts';
import { rateLimitWait, retryWait } from '../../../src/main/sources/x-api/waiting-times.ts';

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '104.244.43.131',
    '172.32.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s is public', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::808:808',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
  ])('%s is not', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  it('tells loopback from the other private networks', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].every(isLoopbackAddress)).toBe(
      true,
    );
    expect(['10.0.0.1', 'fe80::1', '8.8.8.8'].some(isLoopbackAddress)).toBe(false);
  });
});

describe('imageAddress', () => {
  const small = 'https://pbs.twimg.com/media/Ab-1_x?format=jpg&name=small';

  it.each([
    ['https://pbs.twimg.com/media/Ab-1_x.jpg', small],
    ['http://pbs.twimg.com/media/Ab-1_x.jpg', small],
    ['https://pbs.twimg.com/media/Ab-1_x.jpg:large', small],
    ['https://pbs.twimg.com/media/Ab-1_x?format=jpg&name=4096x4096', small],
    ['https://pbs.twimg.com/media/Ab-1_x.png', small.replace('jpg', 'png')],
    ['https://pbs.twimg.com/media/Ab-1_x', 'https://pbs.twimg.com/media/Ab-1_x'],
    [
      'https://pbs.twimg.com/tweet_video_thumb/A.jpg',
      'https://pbs.twimg.com/tweet_video_thumb/A.jpg',
    ],
    ['https://example.org/media/A.jpg', 'https://example.org/media/A.jpg'],
  ])('%s', (address, fetched) => {
    expect(imageAddress(new URL(address)).href).toBe(fetched);
  });
});

describe('checkApiUrl', () => {
  it.each([
    ['https://api.x.com', 'https://api.x.com/'],
    ['https://api.x.com/2/', 'https://api.x.com/'],
    ['https://anna:secret@proxy.example/x/2', 'https://proxy.example/x'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://[::1]:80', 'http://[::1]/'],
  ])('%s', (address, url) => {
    expect(checkApiUrl(address).href).toBe(url);
  });

  it.each(['http://api.x.com', 'ftp://api.x.com', 'api.x.com', '', 'http://localhost.evil.org'])(
    'refuses %j',
    (address) => {
      expect(() => checkApiUrl(address)).toThrow(/not (the address|encrypted)/);
    },
  );
});

describe('waiting times', () => {
  it('grow as X documents them', () => {
    const times = (because: 'network' | 'server') =>
      [1, 2, 3, 7, 100].map((failures) => retryWait(because, failures));

    expect(times('network')).toEqual([250, 500, 750, 1_750, 16_000]);
    expect(times('server')).toEqual([5_000, 10_000, 20_000, 320_000, 320_000]);
  });

  it('last until the rate limit resets, and never longer than a window', () => {
    expect(rateLimitWait(70_000, 10_000, 1)).toBe(61_000);
    expect(rateLimitWait(5_000, 10_000, 1)).toBe(1_000);
    expect(rateLimitWait(1e15, 10_000, 1)).toBe(901_000);
    expect(rateLimitWait(null, 10_000, 2)).toBe(121_000);
  });
});
