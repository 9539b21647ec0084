/** An environment with changes; undefined takes a variable away. */
export function changedEnvironment(
  environment: NodeJS.ProcessEnv,
  changes: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...environment, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
