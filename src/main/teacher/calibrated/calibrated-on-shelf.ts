import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import type { Teacher } from '../../pipeline/ports/teacher.ts';
import { filesDigest } from '../files-digest.ts';
import type { TeacherOnShelf } from '../teacher-on-shelf.ts';
import {
  CALIBRATED_FILE,
  type CalibratedTeacher,
  readCalibratedTeacher,
} from './calibrated-file.ts';
import { createCalibratedTeacher } from './calibrated-teacher.ts';
import { mapInWords } from './map-in-words.ts';

/** How a calibrated teacher gets at the one that it stands on. */
export type Bases = {
  /** Null when there is none of that name. */
  readonly digestOf: (name: string) => Promise<string | null>;
  readonly load: (name: string) => Promise<Teacher>;
};

/** The calibrated teacher that a folder holds, or null when it holds none. */
export async function calibratedOnShelf(
  folder: string,
  bases: Bases,
): Promise<TeacherOnShelf | null> {
  const teacher = await readCalibratedTeacher(folder);
  if (teacher === null) return null;
  const { name, card } = teacher;
  const description = descriptionOf(teacher);
  return {
    summary: { name, kind: 'calibrated', description, card, labelMapping: null },
    folder,
    digest: () => filesDigest([join(folder, CALIBRATED_FILE)]),
    load: async () => {
      const digest = await bases.digestOf(teacher.base);
      if (digest === null) {
        throw new Failure(
          'NOT_FOUND',
          `${name} maps the probabilities of ${teacher.base}, which is not there`,
          `Add ${teacher.base} again, or choose another teacher.`,
        );
      }
      if (digest !== teacher.baseDigest) {
        throw new Failure(
          'CONFLICT',
          `${name} was calibrated for another ${teacher.base} than the one that is there`,
          `Bring the former ${teacher.base} back, or calibrate the one that is there.`,
        );
      }
      return createCalibratedTeacher(name, await bases.load(teacher.base), teacher.map);
    },
  };
}

function descriptionOf({
  base,
  audit,
  verdicts,
  map,
  calibrationError,
}: CalibratedTeacher): string {
  const { before, after } = calibrationError;
  return `${base}, calibrated on ${verdicts} verdicts of the audit ${audit}. ${mapInWords(map)} Calibration error there: ${before.toFixed(3)} before, ${after.toFixed(3)} after.`;
}
