/** What TensorFlow says of GPUs while it starts. */
export type TensorFlowWords = {
  /** Places of the GPUs that it can compute on, in the driver's order. */
  readonly usable: ReadonlySet<number>;
  /** Those that it passes over as too old, by their places. */
  readonly tooOld: ReadonlyMap<number, { readonly capability: string; readonly least: string }>;
  /** File names of the libraries that it did not find. */
  readonly missingLibraries: readonly string[];
  /** Libraries of CUDA are missing or do not fit, named or not. */
  readonly lacksLibraries: boolean;
  /** It found no driver. */
  readonly lacksDriver: boolean;
  /** What CUDA answered when it was to be started, such as `UNKNOWN ERROR (803)`; null where it started. */
  readonly startError: string | null;
  readonly outOfMemory: boolean;
  /** It speaks of CUDA at all, which one that is built for the processor only never does. */
  readonly speaksOfCuda: boolean;
};

const CREATED = /Created device .*device: (?<place>\d+), name:/;
const TOO_OLD =
  /Ignoring visible gpu device \(device: (?<place>\d+),.* with Cuda compute capability (?<capability>[\d.]+)\. The minimum required Cuda capability is (?<least>\d+(?:\.\d+)?)/;
const NOT_LOADED = /Could not load dynamic library '(?<library>[^']+)'/;
/** Libraries without which TensorFlow computes on a GPU all the same. */
const NOT_NEEDED = /nvinfer|cupti/;
const DRIVER_LIBRARY = /^(libcuda\.so|nvcuda\.dll)/;
/** The third speaks of drivers and means libcudart (`cudart_stub.cc`). */
const LACKS_LIBRARIES =
  /Cannot dlopen some GPU libraries|Error loading CUDA libraries|Could not find cuda drivers/;
/** 303 is CUDA_ERROR_SHARED_OBJECT_INIT_FAILED: there is no libcuda. */
const NO_DRIVER = /failed call to cuInit: .*\(303\)|kernel driver does not appear to be running/;
const NOT_STARTED =
  /failed call to cuInit: (?:INTERNAL: )?(?:CUDA error: )?(?:Failed call to cuInit: )?(?<error>.+?)\s*$/;
const OUT_OF_MEMORY = /CUDA_ERROR_OUT_OF_MEMORY/;
const CUDA = /cuda|cudnn|gpu_device|GPU:\d/i;

/** Reads the lines that TensorFlow 2 writes to the error output when it looks for GPUs, at its lowest log level. */
export function readTensorFlowWords(lines: readonly string[]): TensorFlowWords {
  const missing = lines.flatMap((line) => NOT_LOADED.exec(line)?.groups?.['library'] ?? []);
  const needed = [...new Set(missing)].filter((library) => !NOT_NEEDED.test(library));
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  const missingLibraries = needed.filter((library) => !DRIVER_LIBRARY.test(library));
  return {
    usable: new Set(
      lines.flatMap((line) => {
        const place = CREATED.exec(line)?.groups?.['place'];
        return place === undefined ? [] : [Number(place)];
      }),
    ),
    tooOld: new Map(
      lines.flatMap((line) => {
        const { place, capability, least } = TOO_OLD.exec(line)?.groups ?? {};
        if (place === undefined || capability === undefined || least === undefined) return [];
        return [[Number(place), { capability, least }] as const];
      }),
    ),
    missingLibraries,
    lacksLibraries: missingLibraries.length > 0 || has(LACKS_LIBRARIES),
    lacksDriver: needed.length > missingLibraries.length || has(NO_DRIVER),
    startError:
      lines.map((line) => NOT_STARTED.exec(line)?.groups?.['error']).find((error) => error) ?? null,
    outOfMemory: has(OUT_OF_MEMORY),
    speaksOfCuda: has(CUDA),
  };
}
