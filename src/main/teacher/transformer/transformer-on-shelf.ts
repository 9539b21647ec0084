import { createHash } from 'node:crypto';
import type { TeacherOnShelf } from '../teacher-on-shelf.ts';
import { readTransformerCard, type TransformerCard } from './transformer-card.ts';
import { loadTransformerTeacher } from './transformer-teacher.ts';

/** The transformer teacher that a folder holds, or null when it holds none. */
export async function transformerOnShelf(
  folder: string,
  worker: string,
): Promise<TeacherOnShelf | null> {
  const card = await readTransformerCard(folder);
  if (card === null) return null;
  const { name, labelMapping } = card;
  const sentences = [
    `A transformer from ${card.source}, run as ONNX`,
    ...card.notes,
    'Its confidence is its own, not calibrated',
  ];
  return {
    summary: {
      name,
      kind: 'transformer',
      description: `${sentences.join('. ')}.`,
      card: null,
      labelMapping,
    },
    folder,
    digest: async () => digestOf(card),
    load: () => loadTransformerTeacher({ name, folder, labelMapping, worker }),
  };
}

function digestOf({ sha256, labelMapping }: TransformerCard): string {
  const mapping = Object.entries(labelMapping).sort();
  return createHash('sha256')
    .update(JSON.stringify([sha256, mapping]))
    .digest('hex');
}
