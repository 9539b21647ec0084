import type { CopySettings } from '../domain/copies/copy-settings.ts';
import type { CopyHint } from '../domain/copies/verify-copy.ts';
import type { CopyFinding } from '../domain/copies/verify-pair.ts';

/** Work on prints for one thread; all prints of a batch lie in one column, one after the other. */
export type PrintRequest =
  | { readonly kind: 'hash'; readonly prints: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'compare';
      /** Two prints per pair. */
      readonly prints: Uint8Array<ArrayBuffer>;
      readonly hints: readonly (readonly CopyHint[])[];
      readonly settings: CopySettings;
    };

export type PrintResult =
  | { readonly kind: 'hash'; readonly hashes: readonly Uint8Array[] }
  | { readonly kind: 'compare'; readonly findings: readonly (CopyFinding | null)[] };
