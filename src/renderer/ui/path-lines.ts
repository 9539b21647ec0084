/** The paths that a person wrote, one a line; surrounding spaces and quotes are dropped. */
export function pathsFromLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((line) => line !== '');
}
