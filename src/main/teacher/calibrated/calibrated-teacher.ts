import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { type Recalibration, recalibrated } from '../../domain/recalibration.ts';
import type { Teacher } from '../../pipeline/ports/teacher.ts';

/** A teacher that gives the probabilities of another one, mapped. */
export function createCalibratedTeacher(name: string, base: Teacher, map: Recalibration): Teacher {
  const mapped = (probabilities: Probabilities) => recalibrated(map, probabilities);
  return {
    name,
    ...(base.batchSize === undefined ? {} : { batchSize: base.batchSize }),
    derivedFrom: { teacher: base.name, map: mapped },
    classify: async (texts) => (await base.classify(texts)).map(mapped),
    explain: async (text) => {
      const { probabilities, words } = await base.explain(text);
      const whole = mapped(probabilities);
      return {
        probabilities: whole,
        words: words.map(({ text: word, effect }) => {
          const without = mapped(less(probabilities, effect, 0));
          return { text: word, effect: less(whole, without, -1) };
        }),
      };
    },
  };
}

function less(a: Probabilities, b: Probabilities, least: number): Probabilities {
  return [Math.max(least, a[0] - b[0]), Math.max(least, a[1] - b[1]), Math.max(least, a[2] - b[2])];
}
