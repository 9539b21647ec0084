import { Button, Group, Tooltip } from '@mantine/core';
import { useId } from 'react';
import { SELECTION_PRESETS, type SelectionRule } from '../../../shared/domain/selection.ts';
import { hasSameThresholds } from './same-selection.ts';

type SelectionPresetsProps = {
  readonly selection: SelectionRule;
  readonly onChoose: (selection: SelectionRule) => void;
};

/** Selections that were published, a button each; the note of the one in use stands below. */
export function SelectionPresets({ selection, onChoose }: SelectionPresetsProps) {
  const noteId = useId();
  const used = SELECTION_PRESETS.find(({ rule }) => hasSameThresholds(rule, selection));
  return (
    <div className="presets">
      <Group gap="xs" role="group" aria-label="Published thresholds">
        <span className="dim">Published:</span>
        {SELECTION_PRESETS.map((preset) => (
          <Tooltip
            key={preset.name}
            label={`NEG ${preset.rule.NEG} · NEU ${preset.rule.NEU} · POS ${preset.rule.POS}. ${preset.note}`}
            multiline
            w={280}
            withArrow
            position="bottom"
            events={{ hover: true, focus: true, touch: true }}
          >
            <Button
              size="compact-xs"
              variant={preset === used ? 'light' : 'default'}
              aria-pressed={preset === used}
              aria-describedby={preset === used ? noteId : undefined}
              onClick={() => onChoose({ ...selection, ...preset.rule })}
            >
              {preset.name}
            </Button>
          </Tooltip>
        ))}
      </Group>
      {used !== undefined && (
        <p id={noteId} className="preset-note dim">
          {used.note}
        </p>
      )}
    </div>
  );
}
