import type { Box } from './box.ts';

/** Shares of the image's width (left, right) or height (top, bottom) that a border adds. */
type Edges = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type Rgb = { readonly r: number; readonly g: number; readonly b: number };

/** What people do to a picture before they post it again. */
export type SingleTransformation =
  | { readonly kind: 're-encode'; readonly format: 'jpeg' | 'webp'; readonly quality: number }
  | { readonly kind: 'resize'; readonly scale: number }
  | {
      readonly kind: 'brightness';
      /** Factor on the brightness, and on the distance from mid-grey. */
      readonly brightness: number;
      readonly contrast: number;
    }
  | {
      readonly kind: 'recolour';
      readonly saturation: number;
      /** Degrees on the colour wheel. */
      readonly hue: number;
    }
  | {
      readonly kind: 'watermark';
      readonly opacity: number;
      /** Share of the image's width that the mark takes. */
      readonly size: number;
      /** Place of the mark's centre. */
      readonly x: number;
      readonly y: number;
      readonly isTiled: boolean;
    }
  | {
      readonly kind: 'caption';
      /** Share of the image's height that an opaque bar with text covers. */
      readonly height: number;
      readonly isOnTop: boolean;
    }
  | { readonly kind: 'border'; readonly edges: Edges; readonly colour: Rgb }
  | { readonly kind: 'crop'; readonly box: Box }
  | { readonly kind: 'crop-one-axis'; readonly box: Box }
  | { readonly kind: 'flip' }
  | { readonly kind: 'flip-crop'; readonly box: Box };

/** What people do to a picture, once or in turn. */
export type CopyTransformation =
  | SingleTransformation
  | { readonly kind: 'several'; readonly steps: readonly SingleTransformation[] };

export type CopyTransformationKind = CopyTransformation['kind'];
