import { downloadFile } from '../../src/main/download/download-file.ts';

/** Downloads what its arguments name, and tells when something came: for tests that kill it. */
const [url = '', target = ''] = process.argv.slice(2);
await downloadFile({
  url,
  target,
  control: {
    signal: new AbortController().signal,
    report: ({ done }) => process.stdout.write(`${done}\n`),
  },
  advice: { refused: 'refused', unreachable: 'unreachable' },
});
