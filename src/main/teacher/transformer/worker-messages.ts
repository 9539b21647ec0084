/** Asks the worker for the labels' probabilities of some texts. */
export type WorkerRequest = { readonly id: number; readonly texts: readonly string[] };

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'classified';
      readonly id: number;
      /** A row per text: probabilities in the order of the model's outputs. */
      readonly rows: readonly (readonly number[])[];
    }
  | { readonly kind: 'failed'; readonly id: number | null; readonly message: string };
