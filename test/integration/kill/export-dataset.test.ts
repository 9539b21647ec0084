import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import type { DatasetFormat } from '../../../src/shared/domain/dataset-export.ts';
import { exportableWorkspace, filesBelow } from '../../helpers/exportable-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = 600;
const KILLS = 3;

describe('an export of a dataset that is killed and asked for again', () => {
  it.each(['ids', 't4sa', 'parquet', 'webdataset'] as const)(
    'ends as if it had not been disturbed (%s)',
    { timeout: 240_000 },
    async (format: DatasetFormat) => {
      const random = seededRandom(format.length);
      const workspace = await exportableWorkspace(IMAGES);
      const { root, exports } = workspace.folders;
      workspace.close();
      const folder = join(exports, `d-${format}`);
      const run = (kill?: { readonly afterMs: number }) =>
        runStudio(['-w', root, 'export-dataset', 'd', '--format', format], {
          environment: { T4SA_USER_DATA: temporaryFolder() },
          ...(kill === undefined ? {} : { kill }),
        });
      const whole = await run();
      expect(whole.code, whole.stderr).toBe(0);
      const undisturbed = filesBelow(folder);
      rmSync(folder, { recursive: true });

      for (let kills = 0; kills < KILLS; kills += 1) {
        const { code } = await run({ afterMs: random.next() * whole.workMs });
        if (code === 0) break;
        expect([0, undisturbed.size]).toContain(filesBelowIfThere(folder).size);
      }
      const last = await run();

      expect(last.code, last.stderr).toBe(0);
      expect(filesBelow(folder)).toEqual(undisturbed);
    },
  );
});

/** A folder that is there under its own name is whole. */
function filesBelowIfThere(folder: string): ReadonlyMap<string, Buffer> {
  try {
    return filesBelow(folder);
  } catch {
    return new Map();
  }
}
