import type { KeyAction } from '../../stores/key-bindings.ts';

/** The keys of the gallery, as the dialog lists them. */
export const KEY_GROUPS: readonly {
  readonly title: string;
  readonly actions: readonly KeyAction[];
}[] = [
  {
    title: 'Verdict',
    actions: ['NEG', 'NEU', 'POS', 'unsure', 'unusable', 'withdraw', 'undo', 'redo'],
  },
  { title: 'Select', actions: ['toggle', 'select-all', 'close'] },
  {
    title: 'Move',
    actions: ['left', 'right', 'up', 'down', 'page-up', 'page-down', 'first', 'last'],
  },
  {
    title: 'See',
    actions: ['zoom', 'zoom-in', 'zoom-out', 'fit', 'text', 'reveal', 'greyscale', 'keys'],
  },
];
