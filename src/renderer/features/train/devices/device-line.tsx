import { Select } from '@mantine/core';
import { DeviceChoice, type DeviceReport } from '../../../../shared/domain/compute-device.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useChooseDevice, useDevices } from '../../../bridge/training-queries.ts';
import { Note } from '../../../ui/note.tsx';
import { deviceOptions, deviceText, usedDevice } from './device-words.ts';

/** What networks are computed on, the choice where there is one, and what keeps other devices from being used. */
export function DeviceLine() {
  const devices = useDevices();
  if (devices.data !== undefined) return <Devices report={devices.data} />;
  return (
    <p className="device-line dim">
      {devices.isError
        ? `What it computes on is not known: ${failureText(devices.error).message}`
        : 'Looking for what it can compute on…'}
    </p>
  );
}

function Devices({ report }: { readonly report: DeviceReport }) {
  const choose = useChooseDevice();
  const used = usedDevice(report);
  const blocked = report.devices.filter(({ obstacle }) => obstacle !== null);
  return (
    <>
      {report.devices.length > 1 ? (
        <Select
          label="Computes on"
          data={deviceOptions(report)}
          value={report.choice}
          disabled={choose.isPending}
          onChange={(value) => choose.mutate({ choice: DeviceChoice.parse(value) })}
        />
      ) : (
        <p className="device-line">
          <span className="dim">Computes on</span> {used === undefined ? '–' : deviceText(used)}
        </p>
      )}
      {blocked.map(({ id, name, obstacle }) => (
        <Note key={id} tone="warn" title={`${name} cannot be used`}>
          {obstacle?.reason} {obstacle?.advice}
        </Note>
      ))}
    </>
  );
}
