import type { Database } from 'better-sqlite3';
import { modelKey } from '../../shared/domain/evaluated-model.ts';
import { targetKey } from '../../shared/domain/evaluation-target.ts';
import type { MapPart } from '../../shared/domain/gallery.ts';
import { isInRegion } from '../../shared/domain/map-region.ts';
import type { MediaOrdinals } from './media-ordinals.ts';

const ID_BYTES = 32;
/** Of a position: x and y as 32-bit floats. */
const POSITION_BYTES = 8;

/** Per ordinal 1 where the image lies in a part of a map. */
export function readMapPart(
  database: Database,
  ordinals: MediaOrdinals,
  { model, target, region }: MapPart,
): Uint8Array {
  const onMap = new Uint8Array(ordinals.size);
  const map = database
    .prepare<[string, string], { readonly media_ids: Buffer; readonly positions: Buffer }>(
      'SELECT media_ids, positions FROM embedding_maps WHERE model = ? AND target = ?',
    )
    .get(modelKey(model), targetKey(target));
  if (map === undefined) return onMap;
  for (let index = 0; index * ID_BYTES < map.media_ids.length; index += 1) {
    const x = map.positions.readFloatLE(index * POSITION_BYTES);
    const y = map.positions.readFloatLE(index * POSITION_BYTES + 4);
    if (!isInRegion(region, x, y)) continue;
    const mediaId = map.media_ids.toString('hex', index * ID_BYTES, (index + 1) * ID_BYTES);
    const place = ordinals.find(mediaId);
    if (place >= 0) onMap[place] = 1;
  }
  return onMap;
}
