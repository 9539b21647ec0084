import type { ExportedFile } from './export-files.ts';

/** What lies in an exported folder. */
export function ExportFilesList({ files }: { readonly files: readonly ExportedFile[] }) {
  return (
    <dl className="export-list" aria-label="What is exported">
      {files.map(({ file, use }) => (
        <div key={file} style={{ display: 'contents' }}>
          <dt>{file}</dt>
          <dd>{use}</dd>
        </div>
      ))}
    </dl>
  );
}
