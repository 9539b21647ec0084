import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TeacherCard } from '../../../shared/domain/teacher.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';

/** Name of the file that makes a folder a calibrated teacher. */
export const CALIBRATED_FILE = 'calibrated.json';

/** A teacher that maps the probabilities of another one. */
export const CalibratedTeacher = z
  .object({
    kind: z.literal('calibrated'),
    format: z.literal(1),
    name: z.string().min(1),
    base: z.string().min(1),
    /** SHA-256 of what decides the base's probabilities. */
    baseDigest: z.string(),
    audit: z.string(),
    /** Newest action of the log of verdicts when it was made. */
    revision: z.int(),
    /** Images of the audit with a polarity. */
    verdicts: z.int(),
    form: z.enum(['temperature', 'temperature-and-bias']),
    map: z.object({
      slope: z.number().positive(),
      biases: z.tuple([z.number(), z.number(), z.number()]).readonly(),
    }),
    /** On the verdicts, without and with the map; with it, each by a map that was fitted without it. */
    logLoss: z.object({ before: z.number(), after: z.number() }),
    calibrationError: z.object({ before: z.number(), after: z.number() }),
    card: TeacherCard,
  })
  .readonly();
export type CalibratedTeacher = z.infer<typeof CalibratedTeacher>;

/** The calibrated teacher of a folder, or null when it holds none that can be read. */
export async function readCalibratedTeacher(folder: string): Promise<CalibratedTeacher | null> {
  try {
    const text = await readFile(join(folder, CALIBRATED_FILE), 'utf8');
    const checked = CalibratedTeacher.safeParse(JSON.parse(text));
    return checked.success ? checked.data : null;
  } catch {
    // No such file, or no JSON: not a calibrated teacher.
    return null;
  }
}

/**
 * Writes a calibrated teacher as a folder of its name in `teachers`; it is there whole or not at all.
 *
 * @param temporary folder on the same disk for unfinished work.
 */
export async function writeCalibratedTeacher(
  teacher: CalibratedTeacher,
  places: { readonly teachers: string; readonly temporary: string },
): Promise<void> {
  const folder = await mkdtemp(join(places.temporary, 'calibrated-'));
  try {
    await writeFlushed(join(folder, CALIBRATED_FILE), `${JSON.stringify(teacher, null, 2)}\n`);
    await mkdir(places.teachers, { recursive: true });
    await rename(folder, join(places.teachers, teacher.name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
