import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TeacherCard } from '../../../shared/domain/teacher.ts';

const Three = z.tuple([z.number(), z.number(), z.number()]);

/** `teacher.json` of a tandem's folder: all but the long lists of numbers. */
export const TandemHeader = z.object({
  kind: z.literal('tandem'),
  format: z.literal(1),
  name: z.string().min(1),
  description: z.string(),
  card: TeacherCard.nullable(),
  scales: z.object({
    words: z.number(),
    characters: z.number(),
    lexicon: z.number(),
    surface: z.number(),
    vectors: z.number(),
    logits: z.number(),
    document: z.number(),
  }),
  hasNetwork: z.boolean(),
  calibration: z.array(z.array(z.number())).length(3),
  decision: z.object({ shifts: Three, sharpness: Three }),
});
export type TandemHeader = z.infer<typeof TandemHeader>;

export const HEADER_FILE = 'teacher.json';

/** The header of the tandem in a folder; null when the folder holds none, or one of another format. */
export async function readTandemHeader(folder: string): Promise<TandemHeader | null> {
  try {
    const checked = TandemHeader.safeParse(
      JSON.parse(await readFile(join(folder, HEADER_FILE), 'utf8')),
    );
    return checked.success ? checked.data : null;
  } catch {
    // No such file, or no JSON: not a tandem.
    return null;
  }
}
