import type {
  BenchmarkClass,
  BenchmarkForm,
  BenchmarkSource,
} from '../../../../shared/domain/benchmark-source.ts';
import type { Polarity } from '../../../../shared/domain/polarity.ts';

/** An import as it stands in the form. */
export type ImportDraft = {
  readonly path: string;
  readonly form: BenchmarkForm;
  readonly imagesFolder: string;
  readonly pathColumn: string;
  readonly classColumn: string;
  /** Null: by usual names and emotions. */
  readonly classes: Readonly<Record<string, Polarity | null>> | null;
};

export const FIRST_DRAFT: ImportDraft = {
  path: '',
  form: 'auto',
  imagesFolder: '',
  pathColumn: '',
  classColumn: '',
  classes: null,
};

/** Whether a path begins at a root: of this machine, of a drive, or of a share. */
export function isAbsolutePath(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path);
}

/** The benchmark that a draft speaks of; null until its path is one. What only tables have is left out of other forms. */
export function sourceOfDraft(draft: ImportDraft): BenchmarkSource | null {
  const path = draft.path.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (!isAbsolutePath(path)) return null;
  const table = draft.form === 'csv' || draft.form === 'auto';
  const own = (text: string, isAllowed: boolean): string | undefined =>
    isAllowed && text.trim() !== '' ? text.trim() : undefined;
  const imagesFolder = own(draft.imagesFolder, table);
  const pathColumn = own(draft.pathColumn, table);
  const classColumn = own(draft.classColumn, table);
  return {
    path,
    form: draft.form,
    ...(imagesFolder === undefined ? {} : { imagesFolder }),
    ...(pathColumn === undefined ? {} : { pathColumn }),
    ...(classColumn === undefined ? {} : { classColumn }),
    ...(draft.classes === null ? {} : { classes: { ...draft.classes } }),
  };
}

/** All classes with one of them changed: what is sent says every class, so that nothing is guessed beside it. */
export function changedClasses(
  shown: readonly BenchmarkClass[],
  name: string,
  polarity: Polarity | null,
): Readonly<Record<string, Polarity | null>> {
  return Object.fromEntries(
    shown.map((one) => [one.name, one.name === name ? polarity : one.polarity]),
  );
}

/** A name for the benchmark: the last part of its path, in signs that names may have. */
export function nameFromPath(path: string): string {
  const last = path
    .trim()
    .replace(/["']/g, '')
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1);
  const name = (last ?? '')
    .replace(/\.(csv|tsv|txt)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'benchmark' : name;
}
