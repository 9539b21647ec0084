import { expect, test } from 'vitest';
import { auditChoices } from '../../../src/renderer/features/teacher/audit-choices.ts';

test('only audits are offered, with how far the furthest reviewer has come', () => {
  const set = { createdAtMs: 1, images: 90, repeats: 10, disputed: 0 };
  const reviewers = [
    { name: 'ann', done: 7 },
    { name: 'bob', done: 60 },
  ];
  const choices = auditChoices([
    { ...set, name: 'check', kind: 'audit', reviewers },
    { ...set, name: 'folder', kind: 'labelling', reviewers },
    { ...set, name: 'new', kind: 'audit', reviewers: [] },
  ]);
  expect(choices).toEqual([
    { value: 'check', label: 'check: 60 of 100 reviewed' },
    { value: 'new', label: 'new: 0 of 100 reviewed' },
  ]);
});
