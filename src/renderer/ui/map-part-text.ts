import { modelFromKey, modelKey } from '../../shared/domain/evaluated-model.ts';
import { targetFromKey, targetKey } from '../../shared/domain/evaluation-target.ts';
import { MapPart } from '../../shared/domain/gallery.ts';

const BETWEEN = '~';

/** How a part of a map is written in an address: model, target and corners; `mapPartFromText` gives it back. */
export function mapPartText({ model, target, region }: MapPart): string {
  return [modelKey(model), targetKey(target), ...region].join(BETWEEN);
}

/** Null where the text is none. */
export function mapPartFromText(text: string): MapPart | null {
  const [model = '', target = '', ...region] = text.split(BETWEEN);
  if (region.length === 0) return null;
  const part = MapPart.safeParse({
    model: modelFromKey(model),
    target: targetFromKey(target),
    region: region.map(Number),
  });
  return part.data ?? null;
}
