/** A GPU as NVIDIA's driver lists it, in the order of their places on the bus. */
export type ListedGpu = {
  readonly name: string;
  /** Null where the driver does not say. */
  readonly memoryBytes: number | null;
  /** Such as `550.54.14`. */
  readonly driverVersion: string;
};

const MEBIBYTE = 2 ** 20;
const LINE = /^(?<name>.+), (?<memory>[^,]+), (?<driver>\d[^,]*)$/;

/**
 * Reads what `nvidia-smi --query-gpu=name,memory.total,driver_version --format=csv,noheader,nounits` prints; lines
 * of another form, such as its complaints, are passed over.
 */
export function parseListedGpus(text: string): readonly ListedGpu[] {
  return text.split('\n').flatMap((line) => {
    const { name, memory, driver } = LINE.exec(line.trim())?.groups ?? {};
    if (name === undefined || memory === undefined || driver === undefined) return [];
    const mebibytes = Number(memory);
    return [
      {
        name,
        memoryBytes: Number.isFinite(mebibytes) ? mebibytes * MEBIBYTE : null,
        driverVersion: driver,
      },
    ];
  });
}
