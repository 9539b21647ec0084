import { Group, Slider, Switch } from '@mantine/core';
import { TILE_SIDES } from '../../stores/preferences-store.ts';
import { usePreference } from '../../stores-context.ts';

/** How the person likes to see the images; remembered. */
export function ViewControls() {
  const tileSide = usePreference((preferences) => preferences.tileSide);
  const setTileSide = usePreference((preferences) => preferences.setTileSide);
  const blurSensitive = usePreference((preferences) => preferences.blurSensitive);
  const setBlurSensitive = usePreference((preferences) => preferences.setBlurSensitive);
  return (
    <Group gap="lg" wrap="nowrap">
      <Switch
        label="Blur sensitive"
        checked={blurSensitive}
        onChange={(event) => setBlurSensitive(event.currentTarget.checked)}
      />
      <div className="gallery-control">
        Size
        <Slider
          w={110}
          label={null}
          thumbLabel="Tile size"
          min={TILE_SIDES.smallest}
          max={TILE_SIDES.largest}
          step={8}
          value={tileSide}
          onChange={setTileSide}
        />
      </div>
    </Group>
  );
}
