import { IconX } from '@tabler/icons-react';
import { type GalleryFilter, WHOLE_GALLERY } from '../../../shared/domain/gallery.ts';
import { activeFilters } from './filter-words.ts';

type FilterChipsProps = {
  readonly filter: GalleryFilter;
  readonly onChange: (filter: GalleryFilter) => void;
};

/** The conditions that hold; pressing one removes it. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const active = activeFilters(filter);
  if (active.length === 0) return null;
  return (
    <ul className="gallery-chips" aria-label="Active filters">
      {active.map(({ text, without }) => (
        <li key={text}>
          <button
            type="button"
            className="gallery-chip"
            aria-label={`Remove the filter: ${text}`}
            onClick={() => onChange(without)}
          >
            {text} <IconX size={12} aria-hidden />
          </button>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <button
            type="button"
            className="gallery-chip gallery-chip-all"
            onClick={() => onChange(WHOLE_GALLERY)}
          >
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}
