import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import {
  PREDICTION_FORMATS,
  type PredictionFormat,
} from '../../../shared/domain/prediction-format.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { FORMAT_NAMES } from './format-names.ts';
import type { JudgedImage } from './judged-images.ts';

type SaveMenuProps = { readonly images: readonly JudgedImage[]; readonly isDisabled: boolean };

/** Saves what came out as a file of the person's choice. */
export function SaveMenu({ images, isDisabled }: SaveMenuProps) {
  const { client } = useBridge();
  const save = useMutation({
    mutationFn: (format: PredictionFormat) =>
      client.predict.table({
        format,
        images: images
          .toSorted((a, b) => (a.file < b.file ? -1 : a.file === b.file ? 0 : 1))
          .map(({ file, probabilities }) => ({ file, probabilities })),
      }),
    onSuccess: download,
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          disabled={isDisabled}
          loading={save.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PREDICTION_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => save.mutate(format)}>
            {FORMAT_NAMES[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function download(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
