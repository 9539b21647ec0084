import { POLARITIES, type Probabilities } from '../../shared/domain/polarity.ts';
import type {
  TeacherComparison,
  TeacherSummary,
  TextExplanation,
} from '../../shared/domain/teacher.ts';

/** Teachers with what is known of them, for a terminal. */
export function teachersText(teachers: readonly TeacherSummary[], chosen: string): string {
  return teachers
    .map(({ name, kind, description, labelMapping, card }) =>
      [
        `${name === chosen ? '*' : ' '} ${name}  (${kind})`,
        `    ${description}`,
        ...(labelMapping === null
          ? []
          : [
              `    labels: ${Object.entries(labelMapping)
                .map(([label, polarity]) => `${label} = ${polarity}`)
                .join(', ')}`,
            ]),
        ...(card === null
          ? []
          : [`    macro recall ${card.score.macroRecall.toFixed(3)} on ${card.measuredOn}`]),
      ].join('\n'),
    )
    .join('\n');
}

/** Probabilities, and a line per word with what it moves. */
export function explanationText({ probabilities, words }: TextExplanation): string {
  const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
  return [
    perPolarity(probabilities, (value) => value.toFixed(3)),
    ...words.map(({ text, effect }) => `  ${perPolarity(effect, signed)}  ${text}`),
  ].join('\n');
}

/** A line per teacher: macro recall, mean F1 of NEG and POS, accuracy, calibration error. */
export function comparisonText({ file, scores }: TeacherComparison): string {
  return [
    `${file}, ${scores[0]?.score.texts ?? 0} texts`,
    'macro recall  F1 of NEG and POS  accuracy  calibration error  teacher',
    ...scores.map(({ teacher, score }) =>
      [
        score.macroRecall.toFixed(3).padStart(12),
        score.meanF1OfNegAndPos.toFixed(3).padStart(17),
        score.accuracy.value.toFixed(3).padStart(8),
        score.calibrationError.toFixed(3).padStart(17),
        teacher,
      ].join('  '),
    ),
  ].join('\n');
}

function perPolarity(values: Probabilities, text: (value: number) => string): string {
  return POLARITIES.map((polarity, index) => `${polarity} ${text(values[index] ?? 0)}`).join('  ');
}
