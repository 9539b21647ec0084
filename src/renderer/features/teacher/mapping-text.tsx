import { Fragment } from 'react';
import type { TeacherSummary } from '../../../shared/domain/teacher.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';

type MappingTextProps = { readonly mapping: NonNullable<TeacherSummary['labelMapping']> };

/** Which of a transformer's own label names stands for which polarity. */
export function MappingText({ mapping }: MappingTextProps) {
  return (
    <span className="mapping">
      {Object.entries(mapping).map(([label, polarity]) => (
        <Fragment key={label}>
          <span className="mono">{label}</span>
          <span aria-hidden>→</span>
          <PolarityBadge polarity={polarity} />
        </Fragment>
      ))}
    </span>
  );
}
