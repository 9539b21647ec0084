import { settleDecisions } from '../../src/main/pipeline/settle-decisions.ts';
import { openWorkspace } from '../../src/main/storage/open-workspace.ts';

/** `node decide-on-images.ts FOLDER [DECISION]`: takes back all small images, or leaves out what a decision took back. */
const [folder = '', decision] = process.argv.slice(2);
const workspace = await openWorkspace(folder, { create: false, nowMs: 1 });
if (decision === undefined) workspace.leftOut.takeBack({ reason: 'image:too-small' }, 1);
else workspace.leftOut.leaveOut({ decision: Number(decision) });
process.stdout.write('decided\n');
await settleDecisions(workspace, {
  signal: new AbortController().signal,
  report: ({ done }) => process.stdout.write(`${done}\n`),
});
