import { openPredictionJournal } from '../export/predictions/prediction-journal.ts';
import { isImageFile } from '../media/is-image-file.ts';
import { listImagePaths } from '../sources/list-image-paths.ts';

/** What judging images from outside the workspace works with, beside the trainer. */
export const PREDICTION_PORTS = { openPredictionJournal, isImageFile, listImagePaths };
