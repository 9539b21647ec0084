import { expect, it } from 'vitest';
import { aWorkspace } from '../../helpers/a-workspace.ts';

it('keeps views under their names, by name, and replaces one of the same name', async () => {
  const { savedViews } = await aWorkspace();
  savedViews.save({ name: 'sunny', query: 'q=sun' }, 1);
  savedViews.save({ name: 'doubtful', query: 'max=0.5' }, 2);
  savedViews.save({ name: 'sunny', query: 'q=sun*' }, 3);
  expect(savedViews.list()).toEqual([
    { name: 'doubtful', query: 'max=0.5' },
    { name: 'sunny', query: 'q=sun*' },
  ]);
  savedViews.remove('sunny');
  savedViews.remove('sunny');
  expect(savedViews.list()).toEqual([{ name: 'doubtful', query: 'max=0.5' }]);
});
