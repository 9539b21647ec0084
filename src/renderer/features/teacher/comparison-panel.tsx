import { Select } from '@mantine/core';
import { useState } from 'react';
import type { TeacherComparison } from '../../../shared/domain/teacher.ts';
import { useComparisons } from '../../bridge/queries.ts';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { ScoreDetail } from './score-detail.tsx';

const NONE: readonly TeacherComparison[] = [];

/** The comparisons that were made: one at a time, the newest first, and each teacher's score in full. */
export function ComparisonPanel() {
  const comparisons = useComparisons().data ?? NONE;
  const [place, setPlace] = useState(0);
  const [teacher, setTeacher] = useState<string | null>(null);
  const comparison = comparisons[place] ?? comparisons[0];
  if (comparison === undefined) return null;
  const opened = comparison.scores.find((one) => one.teacher === teacher);
  return (
    <>
      <Panel
        title={`Comparison on ${countOf(comparison.scores[0]?.score.texts ?? 0, 'text')}`}
        flush
        actions={
          comparisons.length > 1 ? (
            <Select
              aria-label="Comparison shown"
              w={320}
              data={comparisons.map(({ file, scores }, index) => ({
                value: `${index}`,
                label: `${comparisons.length - index}: ${fileName(file)}, ${countOf(scores.length, 'teacher')}`,
              }))}
              value={`${comparisons.indexOf(comparison)}`}
              onChange={(value) => setPlace(Number(value))}
            />
          ) : (
            <span className="dim clip" title={comparison.file}>
              {fileName(comparison.file)}
            </span>
          )
        }
      >
        <ComparisonTable
          comparison={comparison}
          opened={teacher}
          onOpen={(name) => setTeacher(name === teacher ? null : name)}
        />
      </Panel>
      {opened !== undefined && (
        <ScoreDetail
          title={`${opened.teacher} on ${fileName(comparison.file)}`}
          score={opened.score}
        />
      )}
    </>
  );
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
