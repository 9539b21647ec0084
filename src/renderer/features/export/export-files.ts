/** What lies in an exported folder, and what it is for. */
export type ExportedFile = { readonly file: string; readonly use: string };
