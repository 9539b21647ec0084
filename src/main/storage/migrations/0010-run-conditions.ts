/** What a run was trained on and with, as JSON; null where its training never told. */
export const runConditions = 'ALTER TABLE runs ADD COLUMN conditions TEXT;';
