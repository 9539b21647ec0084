import type { TeacherFolder } from '../../pipeline/ports/teacher-folder.ts';
import { readLanguage } from './language-files.ts';
import { writeTandem } from './tandem-folder.ts';

/** The folder of a teacher to be, with the language files of another tandem's folder. */
export function openTeacherFolder(folder: string, languageFolder: string): TeacherFolder {
  return {
    readLanguage: () => readLanguage(languageFolder),
    write: (tandem) => writeTandem(folder, tandem, languageFolder),
  };
}
