import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { ImageFormat } from '../scene/develop-scene.ts';
import type { Alteration } from './picture-alteration.ts';
import type { PictureDamage } from './picture-damage.ts';

/** Something attached to a post. */
export type DemoMedia = DemoPhoto | DemoClip;

export type DemoPhoto = {
  readonly type: 'photo';
  readonly key: string;
  /** Last part of its address, without extension; it tells nothing about the picture. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly altText: string | null;
  readonly picture: DemoPicture;
};

/** A moving attachment; there are no bytes behind it, because only photos are collected. */
export type DemoClip = {
  readonly type: 'video' | 'animated_gif';
  readonly key: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

/** How to make the bytes of a photo. */
export type DemoPicture = {
  /** Pictures with the same key go back to one original. */
  readonly pictureKey: string;
  readonly polarity: Polarity;
  /** What it shows, one of `SCENE_KINDS`. */
  readonly kind: string;
  readonly sceneSeed: number;
  /** Format of the photo itself. */
  readonly format: ImageFormat;
  /** Format and quality of the original of its group. */
  readonly originalFormat: ImageFormat;
  readonly originalQuality: number;
  readonly alteration: Alteration;
  readonly damage: PictureDamage | null;
};
