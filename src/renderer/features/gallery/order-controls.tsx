import { Select } from '@mantine/core';
import {
  GALLERY_GROUPINGS,
  GALLERY_ORDERS,
  type GalleryGrouping,
  type GalleryOrder,
} from '../../../shared/domain/gallery.ts';
import type { GalleryLook } from './gallery-view.ts';

const ORDER_NAMES: Readonly<Record<GalleryOrder, string>> = {
  'confidence-descending': 'Most confident first',
  'confidence-ascending': 'Least confident first',
  newest: 'Newest first',
  oldest: 'Oldest first',
  disagreement: 'Teacher ≠ student first',
  loss: 'Largest loss first',
  suspicion: 'Most suspicious first',
};

const GROUPING_NAMES: Readonly<Record<GalleryGrouping, string>> = {
  none: 'Not grouped',
  polarity: 'By polarity',
  day: 'By day',
  platform: 'By platform',
  'near-duplicates': 'By near-duplicates',
};

/** Orders that only a student's opinions make. */
const STUDENT_ORDERS: readonly GalleryOrder[] = ['disagreement', 'loss'];

type OrderControlsProps = {
  readonly look: GalleryLook;
  readonly hasStudent: boolean;
  readonly onChange: (look: GalleryLook) => void;
};

/** In which order the images come, and what they are cut into sections by. */
export function OrderControls({ look, hasStudent, onChange }: OrderControlsProps) {
  const orders = GALLERY_ORDERS.filter(
    (order) => hasStudent || order === look.order || !STUDENT_ORDERS.includes(order),
  );
  return (
    <>
      <Select
        aria-label="Order"
        w={170}
        data={orders.map((value) => ({ value, label: ORDER_NAMES[value] }))}
        value={look.order}
        onChange={(order) => order !== null && onChange({ ...look, order })}
      />
      <Select
        aria-label="Group"
        w={158}
        data={GALLERY_GROUPINGS.map((value) => ({ value, label: GROUPING_NAMES[value] }))}
        value={look.grouping}
        onChange={(grouping) => grouping !== null && onChange({ ...look, grouping })}
      />
    </>
  );
}
