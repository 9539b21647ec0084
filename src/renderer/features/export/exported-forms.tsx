import { Button, CopyButton } from '@mantine/core';
import type { Job } from '../../../shared/domain/job.ts';
import type { ModelFormat } from '../../../shared/domain/model-export.ts';
import { countOf } from '../../ui/number-text.ts';
import { MODEL_FORMS } from './model-forms.ts';

type ExportedFormsProps = {
  readonly formats: readonly ModelFormat[];
  readonly summary: NonNullable<Job['summary']>;
};

/** The folders of an exported model, each with the figure that its proof came to. */
export function ExportedForms({ formats, summary }: ExportedFormsProps) {
  return (
    <ul className="exported-forms" aria-label="Exported forms">
      {formats.map((format) => (
        <li key={format}>
          <div className="exported-form">
            <b>{MODEL_FORMS[format].name}</b>
            <span className="export-line">{proofText(format, summary)}</span>
            <code className="exported-place">{summary[format]}</code>
          </div>
          <CopyButton value={String(summary[format] ?? '')}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                size="compact-xs"
                className="exported-copy"
                onClick={copy}
                aria-label={`Copy the path of ${MODEL_FORMS[format].name}`}
              >
                {copied ? 'Copied' : 'Copy path'}
              </Button>
            )}
          </CopyButton>
        </li>
      ))}
    </ul>
  );
}

function proofText(format: ModelFormat, summary: ExportedFormsProps['summary']): string {
  const images = Number(summary['images'] ?? 0);
  const difference = Number(summary[`${format}Difference`] ?? Number.NaN);
  const found = difference === 0 ? 'none' : difference.toExponential(1);
  return `loaded again and run on ${countOf(images, 'image')} and a drawn one: largest difference ${found}`;
}
