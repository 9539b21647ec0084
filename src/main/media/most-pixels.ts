/** The most pixels of any image that is decoded; sharp's own limit (0x3fff squared), which the trainer has too. */
export const MOST_PIXELS = 0x3fff ** 2;
