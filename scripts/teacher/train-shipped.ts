// Trains the teacher that ships on all labelled tweets and writes resources/teacher/<name>.
//   node scripts/teacher/train-shipped.ts NAME LANGUAGE_FOLDER OUT_FOLDER [SCORE_FILE]
// Without SCORE_FILE it has no card. SCORE_FILE is what bench/teacher.ts wrote: the score of the same recipe, trained without the 2016 test part.
import { existsSync, readFileSync } from 'node:fs';
import { TANDEM_SETTINGS, trainTandem } from '../../src/main/pipeline/train-tandem.ts';
import { openTeacherFolder } from '../../src/main/teacher/tandem/open-teacher-folder.ts';
import { TeacherScore } from '../../src/shared/domain/teacher.ts';
import { networkTrainer } from './network-trainer.ts';
import { readSemEval, SEMEVAL_TERMS } from './semeval.ts';

const SEED = 2016;

const [name, languageFolder, outFolder, scoreFile] = process.argv.slice(2);
if (!name || !languageFolder || !outFolder) {
  throw new Error('give NAME LANGUAGE_FOLDER OUT_FOLDER [SCORE_FILE]');
}
const data = readSemEval();
if (data !== null) {
  const folder = openTeacherFolder(outFolder, languageFolder);
  const language = await folder.readLanguage();
  const { model } = await trainTandem(
    { language, networkTrainer },
    data.all,
    TANDEM_SETTINGS,
    SEED,
    {
      signal: new AbortController().signal,
      report: ({ done, total, message }) => {
        console.log(`${done.toFixed(2)} of ${total}: ${message}`);
      },
    },
  );
  await folder.write({
    name,
    description:
      'A tandem of a recurrent network and linear machines, trained on English tweets labelled by people.',
    card:
      scoreFile === undefined || !existsSync(scoreFile)
        ? null
        : {
            trainedOn: `SemEval 2013 to 2016 Task 4A, ${data.all.length} English tweets labelled by people; seed ${SEED}`,
            terms: SEMEVAL_TERMS,
            measuredOn: `the ${data.heldOut.length} tweets of the SemEval 2016 test part, by the same recipe trained on the ${data.training.length} others`,
            score: TeacherScore.parse(JSON.parse(readFileSync(scoreFile, 'utf8'))),
          },
    model,
  });
  console.log(`written to ${outFolder}`);
}
