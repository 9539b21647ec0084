import type { KeyAction } from '../../stores/key-bindings.ts';

/** The keys of the near-duplicate groups, as the dialog lists them. */
export const KEY_GROUPS: readonly {
  readonly title: string;
  readonly actions: readonly KeyAction[];
}[] = [
  { title: 'Decide', actions: ['split', 'dissolve', 'merge', 'keep', 'undo', 'redo'] },
  { title: 'Select', actions: ['toggle', 'select-all', 'close'] },
  {
    title: 'Move',
    actions: ['left', 'right', 'up', 'down', 'page-up', 'page-down', 'first', 'last'],
  },
  { title: 'See', actions: ['zoom', 'blink', 'reveal', 'keys'] },
];
