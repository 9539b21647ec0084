import type { TeacherOnShelf } from '../teacher-on-shelf.ts';
import { readTransformerCard } from './transformer-card.ts';
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
    load: () => loadTransformerTeacher({ name, folder, labelMapping, worker }),
  };
}
