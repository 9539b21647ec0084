import { NativeSelect } from '@mantine/core';
import type { BenchmarkPreview } from '../../../../shared/domain/benchmark-source.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import { Note } from '../../../ui/note.tsx';
import { countOf, countText } from '../../../ui/number-text.ts';
import { POLARITY_LOOK } from '../../../ui/polarity-look.ts';
import { agreementLevels } from '../agreement-levels.ts';
import { FORM_WORDS } from './form-words.ts';

const LEFT_OUT = 'left out';

type BenchmarkPreviewViewProps = {
  readonly preview: BenchmarkPreview;
  /** Another answer is on its way. */
  readonly isStale: boolean;
  readonly onPolarity: (name: string, polarity: Polarity | null) => void;
};

/** What would come in, with which polarity each class becomes. */
export function BenchmarkPreviewView(props: BenchmarkPreviewViewProps) {
  const { preview, isStale, onPolarity } = props;
  return (
    <section
      className="stack-tight"
      aria-label="What would be imported"
      data-stale={isStale || undefined}
    >
      <p className="plain" role="status">
        <b>{countOf(preview.images, 'image')}</b>{' '}
        <span className="dim">found as: {FORM_WORDS[preview.form].toLowerCase()}</span>
      </p>
      <table className="split-table" aria-label="Classes">
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Images</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {preview.classes.map(({ name, polarity, images }) => (
            <tr key={name}>
              <th scope="row" className="break-anywhere">
                {name}
              </th>
              <td>{countText(images)}</td>
              <td className="class-polarity">
                <NativeSelect
                  size="xs"
                  aria-label={`Polarity of ${name}`}
                  data={[
                    ...POLARITIES.map((value) => ({
                      value,
                      label: `${POLARITY_LOOK[value].sign} ${value}`,
                    })),
                    { value: LEFT_OUT, label: LEFT_OUT },
                  ]}
                  value={polarity ?? LEFT_OUT}
                  onChange={(event) => onPolarity(name, polarityOf(event.currentTarget.value))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.agreement.length > 0 && (
        <table className="split-table" aria-label="Agreement">
          <thead>
            <tr>
              <th scope="col">People who agreed</th>
              <th scope="col">Images</th>
            </tr>
          </thead>
          <tbody>
            {agreementLevels(preview.agreement).map(({ agreeing, text, images }) => (
              <tr key={agreeing}>
                <th scope="row">{text}</th>
                <td>{countText(images)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.problems.length > 0 && (
        <Note tone="warn" title="Not everything can be used">
          <ul className="problem-list">
            {preview.problems.map(({ text, count }) => (
              <li key={text}>
                {text} <b>{countText(count)}</b>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}

function polarityOf(text: string): Polarity | null {
  return POLARITIES.find((polarity) => polarity === text) ?? null;
}
