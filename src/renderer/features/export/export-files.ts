/** What lies in an exported folder, and what it is for. */
export type ExportedFile = { readonly file: string; readonly use: string };

export const MODEL_FILES: readonly ExportedFile[] = [
  { file: 'model.json, *.bin', use: 'the network for TensorFlow.js: its layers and its weights' },
  {
    file: 't4sa.json',
    use: 'how to prepare an image, and the order of the outputs: NEG, NEU, POS',
  },
  { file: 'README.md', use: 'what the model is, and how to use it' },
];
