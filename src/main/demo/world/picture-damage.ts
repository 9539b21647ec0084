import sharp from 'sharp';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';

/** What can be wrong with a photo on the server. */
export type PictureDamage = 'gone' | 'withheld' | 'html' | 'empty' | 'truncated' | 'tiny';

/** Shares of photos by damage, `sound` among them. */
export const DAMAGE_SHARES: Readonly<Record<PictureDamage | 'sound', number>> = {
  sound: 0.963,
  gone: 0.02,
  withheld: 0.002,
  html: 0.004,
  empty: 0.003,
  truncated: 0.005,
  tiny: 0.003,
};

/** The reason by which each damage should be rejected. */
export const REJECTION_BY_DAMAGE: Readonly<Record<PictureDamage, RejectionReason>> = {
  gone: 'image:gone',
  withheld: 'image:refused',
  html: 'image:not-an-image',
  empty: 'image:empty',
  truncated: 'image:truncated',
  tiny: 'image:too-small',
};

/** Length in pixels of both sides of a `tiny` photo. */
export const TINY_SIDE = 40;

const WEB_PAGE =
  '<!doctype html><html><head><title>Photo</title></head><body><p>Something went wrong. Try again later.</p></body></html>\n';

/** The bytes of a photo after the damage; photos that are gone or withheld have none. */
export async function damagePicture(sound: Buffer, damage: PictureDamage): Promise<Buffer> {
  switch (damage) {
    case 'gone':
    case 'withheld':
    case 'empty':
      return Buffer.alloc(0);
    case 'html':
      return Buffer.from(WEB_PAGE);
    case 'truncated':
      return sound.subarray(0, Math.floor(sound.length * 0.55));
    case 'tiny':
      return sharp(sound).resize(TINY_SIDE, TINY_SIDE, { fit: 'cover' }).jpeg().toBuffer();
  }
}
