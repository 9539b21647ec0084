import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A folder with an `nvidia-smi` that prints a text, put first on the path; returns the path. */
export function pathWithNvidiaSmi(folder: string, text: string, exitCode = 0): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'says.txt'), text);
  const script = `#!/bin/sh\ncat "${join(programs, 'says.txt')}"\nexit ${exitCode}\n`;
  writeFileSync(join(programs, 'nvidia-smi'), script, { mode: 0o755 });
  return [programs, process.env['PATH'] ?? ''].join(delimiter);
}
