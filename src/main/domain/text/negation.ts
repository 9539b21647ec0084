const NEGATORS = new Set([
  'no',
  'not',
  'never',
  'none',
  'nobody',
  'nothing',
  'neither',
  'nor',
  'nowhere',
  'cannot',
  'without',
  'hardly',
  'barely',
  'scarcely',
  'aint',
  'arent',
  'cant',
  'couldnt',
  'didnt',
  'doesnt',
  'dont',
  'hadnt',
  'hasnt',
  'havent',
  'isnt',
  'mustnt',
  'neednt',
  'shouldnt',
  'wasnt',
  'werent',
  'wont',
  'wouldnt',
]);

/** Whether a word (in its normal form) turns around what follows it. */
export function isNegator(normal: string): boolean {
  return NEGATORS.has(normal) || normal.endsWith("n't");
}
