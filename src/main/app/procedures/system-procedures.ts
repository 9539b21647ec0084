import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** The program itself and the machine that it runs on. */
export function systemProcedures(os: StudioImplementer, { parts, changes }: Studio) {
  const { devices, info } = parts;
  return os.system.router({
    info: os.system.info.handler(() => info),
    devices: os.system.devices.handler(() => devices.report()),
    chooseDevice: os.system.chooseDevice.handler(async ({ input }) => {
      const report = await devices.choose(input.choice);
      changes.emit();
      return report;
    }),
  });
}
