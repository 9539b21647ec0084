import { assertNever } from '../../../shared/assert-never.ts';
import type { GalleryOrder } from '../../../shared/domain/gallery.ts';
import { suspicionFromMargins, suspicionFromStudent } from '../review/suspicion.ts';
import type { GalleryColumns } from './gallery-columns.ts';
import { stableOrder } from './stable-order.ts';

/** All ordinals in an order of the gallery, equal ones by media id, those without a value last. */
export function orderColumns(columns: GalleryColumns, order: GalleryOrder): Uint32Array {
  switch (order) {
    case 'confidence-descending':
      return stableOrder(columns.confidences, 'descending');
    case 'confidence-ascending':
      return stableOrder(columns.confidences, 'ascending');
    case 'newest':
      return stableOrder(columns.postedAtMs, 'descending');
    case 'oldest':
      return stableOrder(columns.postedAtMs, 'ascending');
    case 'disagreement':
      return stableOrder(disagreements(columns), 'descending');
    case 'loss':
      return stableOrder(losses(columns), 'descending');
    case 'suspicion':
      return bySuspicion(columns);
    default:
      return assertNever(order);
  }
}

/** Total variation distance between the teacher's and the student's probabilities. */
function disagreements({ size, probabilities, student }: GalleryColumns): Float64Array {
  const distances = new Float64Array(size).fill(Number.NaN);
  if (student === null) return distances;
  for (let place = 0; place < size; place += 1) {
    let sum = 0;
    for (let index = 3 * place; index < 3 * place + 3; index += 1) {
      const own = student.probabilities[index] ?? Number.NaN;
      sum += Math.abs(own - (probabilities[index] ?? Number.NaN));
    }
    distances[place] = sum / 2;
  }
  return distances;
}

/** The student's cross-entropy on the weak label, in nats. */
function losses({ size, polarities, student }: GalleryColumns): Float64Array {
  const values = new Float64Array(size).fill(Number.NaN);
  if (student === null) return values;
  for (let place = 0; place < size; place += 1) {
    const polarity = polarities[place] ?? 3;
    if (polarity > 2) continue;
    values[place] = -Math.log(student.probabilities[3 * place + polarity] ?? Number.NaN);
  }
  return values;
}

/** The student's suspicions first, most suspicious first; then the teacher's own doubt where there is no opinion. */
function bySuspicion(columns: GalleryColumns): Uint32Array {
  const { size, polarities, student } = columns;
  const byStudent =
    student === null
      ? new Float64Array(size).fill(Number.NaN)
      : Float64Array.from(suspicionFromStudent(polarities, student.probabilities));
  const byMargin = Float64Array.from(suspicionFromMargins(columns.probabilities));
  const first = stableOrder(byStudent, 'descending');
  const judgedCount = byStudent.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const rest = stableOrder(byMargin, 'descending').filter((place) =>
    Number.isNaN(byStudent[place]),
  );
  const order = new Uint32Array(size);
  order.set(first.subarray(0, judgedCount));
  order.set(rest, judgedCount);
  return order;
}
