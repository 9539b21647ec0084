import { ActionIcon, Popover, Slider, Switch } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { TILE_SIDES } from '../../stores/preferences-store.ts';
import { usePreference } from '../../stores-context.ts';
import { useKeys } from '../../use-keys.ts';

/** How the person likes to see the images; remembered. */
export function ViewOptions() {
  const { tileSide, blurSensitive, greyscale, showText, autoAdvance, change } = usePreference(
    (preferences) => preferences,
  );
  const { textOf } = useKeys();
  return (
    <>
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
          onChange={(side) => change({ tileSide: side })}
        />
      </div>
      <Popover position="bottom-end" width={250} shadow="md" trapFocus>
        <Popover.Target>
          <ActionIcon variant="default" size={30} aria-label="View options" title="View options">
            <IconSettings size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label="View options">
          <div className="gallery-options">
            <Switch
              label="Blur sensitive images"
              checked={blurSensitive}
              onChange={(event) => change({ blurSensitive: event.currentTarget.checked })}
            />
            <Switch
              label={`Greyscale (${textOf('greyscale')})`}
              checked={greyscale}
              onChange={(event) => change({ greyscale: event.currentTarget.checked })}
            />
            <Switch
              label={`Show the post’s text (${textOf('text')})`}
              checked={showText}
              onChange={(event) => change({ showText: event.currentTarget.checked })}
            />
            <Switch
              label="Go to the next image after a verdict"
              checked={autoAdvance}
              onChange={(event) => change({ autoAdvance: event.currentTarget.checked })}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
