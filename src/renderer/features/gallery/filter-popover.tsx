import { Button, Popover, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GalleryFilter } from '../../../shared/domain/gallery.ts';
import { Platform } from '../../../shared/domain/post.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { REVIEW_OUTCOMES } from '../../../shared/domain/verdict.ts';
import { useDatasets } from '../../bridge/queries.ts';
import { PLATFORM_NAMES } from '../../ui/platform-name.ts';
import { VERDICT_LOOK, verdictClass } from '../../ui/verdict-look.ts';
import { dayEndMs, dayOf, dayStartMs, lastDayOf } from './calendar-day.ts';
import { activeFilters } from './filter-words.ts';
import { toggled } from './gallery-view.ts';

const AGAINST = [
  { value: 'any', label: 'Any' },
  { value: 'agrees', label: 'Agrees' },
  { value: 'differs', label: 'Differs' },
] as const;

/** Conditions that have controls of their own in the bar. */
const IN_BAR = { polarities: [], minConfidence: 0, maxConfidence: 1, text: '' } as const;

type FilterPopoverProps = {
  readonly filter: GalleryFilter;
  readonly hasStudent: boolean;
  readonly onChange: (changes: Partial<GalleryFilter>) => void;
};

/** The conditions that are needed less often. */
export function FilterPopover(props: FilterPopoverProps) {
  const active = activeFilters({ ...props.filter, ...IN_BAR }).length;
  return (
    <Popover position="bottom-start" width={430} shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}>
          Filters{active > 0 && ` · ${active}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="More filters">
        <Conditions {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Conditions({ filter, hasStudent, onChange }: FilterPopoverProps) {
  return (
    <div className="gallery-conditions">
      <Row name="Review">
        <SegmentedControl
          aria-label="Review"
          data={[
            { value: 'any', label: 'Any' },
            { value: 'unreviewed', label: 'Unreviewed' },
            { value: 'reviewed', label: 'Reviewed' },
          ]}
          value={filter.review}
          onChange={(review) => onChange({ review })}
        />
      </Row>
      <Row name="Verdict">
        <Pills
          name="Verdict"
          all={REVIEW_OUTCOMES}
          chosen={filter.outcomes}
          textOf={(outcome) => `${VERDICT_LOOK[outcome].sign} ${VERDICT_LOOK[outcome].short}`}
          classOf={verdictClass}
          onChange={(outcomes) => onChange({ outcomes })}
        />
      </Row>
      <Row name="Verdict against weak label">
        <SegmentedControl
          aria-label="Verdict against weak label"
          data={[...AGAINST]}
          value={filter.verdictAgainstWeak}
          onChange={(verdictAgainstWeak) => onChange({ verdictAgainstWeak })}
        />
      </Row>
      {(hasStudent || filter.studentAgainstWeak !== 'any') && (
        <Row name="Student against weak label">
          <SegmentedControl
            aria-label="Student against weak label"
            data={[...AGAINST]}
            value={filter.studentAgainstWeak}
            onChange={(studentAgainstWeak) => onChange({ studentAgainstWeak })}
          />
        </Row>
      )}
      <Row name="Near-duplicates">
        <SegmentedControl
          aria-label="Near-duplicates"
          data={[
            { value: 'all', label: 'All' },
            { value: 'representatives', label: 'Representatives' },
            { value: 'in-groups', label: 'In groups' },
          ]}
          value={filter.copies}
          onChange={(copies) => onChange({ copies })}
        />
      </Row>
      <Row name="Sensitive">
        <SegmentedControl
          aria-label="Sensitive"
          data={[
            { value: 'any', label: 'All' },
            { value: 'without', label: 'Without' },
            { value: 'only', label: 'Only' },
          ]}
          value={filter.sensitive}
          onChange={(sensitive) => onChange({ sensitive })}
        />
      </Row>
      <Row name="Platform">
        <Pills
          name="Platform"
          all={Platform.options}
          chosen={filter.platforms}
          textOf={(platform) => PLATFORM_NAMES[platform]}
          onChange={(platforms) => onChange({ platforms })}
        />
      </Row>
      <Row name="Posted">
        <TextInput
          type="date"
          aria-label="First day"
          value={filter.fromMs === null ? '' : dayOf(filter.fromMs)}
          onChange={(event) => onChange({ fromMs: dayStartMs(event.currentTarget.value) })}
        />
        –
        <TextInput
          type="date"
          aria-label="Last day"
          value={filter.toMs === null ? '' : lastDayOf(filter.toMs)}
          onChange={(event) => onChange({ toMs: dayEndMs(event.currentTarget.value) })}
        />
      </Row>
      <DatasetRows filter={filter} onChange={onChange} />
    </div>
  );
}

function DatasetRows({ filter, onChange }: Omit<FilterPopoverProps, 'hasStudent'>) {
  const datasets = useDatasets().data ?? [];
  const names = new Set(datasets.map(({ name }) => name));
  if (filter.dataset !== null) names.add(filter.dataset);
  if (names.size === 0) return null;
  return (
    <>
      <Row name="Dataset">
        <Select
          aria-label="Dataset"
          placeholder="Any"
          clearable
          data={[...names]}
          value={filter.dataset}
          onChange={(dataset) => onChange({ dataset })}
          comboboxProps={{ withinPortal: false }}
        />
      </Row>
      {filter.dataset !== null && (
        <Row name="Split">
          <Pills
            name="Split"
            all={SPLITS}
            chosen={filter.splits}
            textOf={(split) => split}
            onChange={(splits) => onChange({ splits })}
          />
        </Row>
      )}
    </>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <span className="gallery-condition-name">{name}</span>
      <div className="gallery-condition">{children}</div>
    </>
  );
}

function Pills<Value extends string>(props: {
  readonly name: string;
  readonly all: readonly Value[];
  readonly chosen: readonly Value[];
  readonly textOf: (value: Value) => string;
  readonly classOf?: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}) {
  const { name, all, chosen, textOf, classOf, onChange } = props;
  return (
    <fieldset className="plain-fieldset gallery-pills" aria-label={name}>
      {all.map((value) => (
        <label key={value} className={`polarity-toggle ${classOf?.(value) ?? 'plain-toggle'}`}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onChange(toggled(all, chosen, value))}
          />
          {textOf(value)}
        </label>
      ))}
    </fieldset>
  );
}
