/**
 * Sets the project up: packages, Node 24, TensorFlow; see `setup/main.mjs`.
 *
 * Loads the rest only once the version is known to be enough, so that an old Node answers with a
 * sentence instead of a syntax error.
 */

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `[setup] This is Node ${process.versions.node}; the set-up needs Node 20 or newer.\n` +
      "  what to do: install a current Node, from nodejs.org or your system's package manager, " +
      'and start again.',
  );
  process.exit(1);
}

const { main } = await import('./setup/main.mjs');
process.exitCode = await main(process.argv.slice(2), process.env);
