import protobuf from 'protobufjs';

/**
 * The messages of `caffe.proto` (BVLC Caffe 1.0) that tables of weights and means need, with the numbers that
 * their fields have there. Everything else in a file is passed over.
 */
const root = protobuf.Root.fromJSON({
  nested: {
    BlobShape: { fields: { dim: { rule: 'repeated', type: 'int64', id: 1 } } },
    ConvolutionParameter: {
      fields: {
        numOutput: { type: 'uint32', id: 1 },
        group: { type: 'uint32', id: 5, options: { default: 1 } },
      },
    },
  },
});

/** Numbers of fields that are read one by one, because their messages are too large to decode. */
export const FIELDS = {
  net: { layersV1: 2, layer: 100 },
  /** LayerParameter, the form since 2014. */
  layer: { name: 1, blobs: 7, convolution: 106 },
  /** V1LayerParameter, the form of the published VGG-19. */
  layerV1: { name: 4, blobs: 6, convolution: 10 },
  blob: { number: 1, channels: 2, height: 3, width: 4, data: 5, shape: 7, doubleData: 8 },
} as const;

/** The groups of a ConvolutionParameter. */
export function groupsOf(bytes: Uint8Array): number {
  const type = root.lookupType('ConvolutionParameter');
  const { group } = type.toObject(type.decode(bytes), { defaults: true });
  return Number(group);
}

/** The sizes of a BlobShape. */
export function sizesOf(bytes: Uint8Array): readonly number[] {
  const type = root.lookupType('BlobShape');
  const { dim } = type.toObject(type.decode(bytes), { arrays: true, longs: Number });
  return Array.isArray(dim) ? dim.map(Number) : [];
}
