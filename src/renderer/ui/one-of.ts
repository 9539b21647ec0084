/** The value that a text names; the first of all where it names none. */
export function oneOf<Value extends string>(
  text: string | null,
  all: readonly [Value, ...Value[]],
): Value {
  return all.find((value) => value === text) ?? all[0];
}
