import type { RejectionReason } from '../../../shared/domain/rejection.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { PerceptualHash } from '../../domain/perceptual-hash.ts';

export type Inspection =
  | {
      readonly kind: 'clean';
      readonly format: string;
      /** Pixels, orientation applied. */
      readonly width: number;
      readonly height: number;
      readonly hash: PerceptualHash;
      /** The small grey picture that hashes and comparisons of copies are made of. */
      readonly grey?: GreyImage;
    }
  | { readonly kind: 'damaged'; readonly reason: RejectionReason; readonly detail: string };

/** Decodes an image file whole, and hashes it. Never throws because of what is in the file. */
export type ImageInspector = {
  readonly inspect: (path: string) => Promise<Inspection>;
};
