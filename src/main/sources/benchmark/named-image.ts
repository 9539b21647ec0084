/** A line of a benchmark's list. */
export type NamedImage = {
  /** As the list names it. */
  readonly file: string;
  readonly className: string;
  /** Where it stands, for people. */
  readonly place: string;
};

/** A list with the number of people who agreed on its images; null where nobody counted. */
export type NamedImages = {
  readonly name: string;
  readonly agreeing: number | null;
  readonly images: readonly NamedImage[];
};
