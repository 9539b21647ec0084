import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { File, ready } from 'h5wasm';
import { describe, expect, test } from 'vitest';
import { importNarrow, weightsFixture } from '../../helpers/imported-weights.ts';
import { storedZip, type ZipFile } from '../../helpers/stored-zip.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A hostile file is refused or passed over within this time, and writes nothing. */
const SOON_MS = 10_000;

/** Writes the files, imports them, and says how that was refused. */
async function refusalOf(files: Readonly<Record<string, Buffer | string>>): Promise<string> {
  const folder = temporaryFolder();
  const into = join(folder, 'into');
  mkdirSync(into);
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const failure: unknown = await importNarrow(into, paths).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'Failure', kind: 'BAD_INPUT' });
  expect(failure).toHaveProperty('advice', expect.stringMatching(/.+/));
  expect(readdirSync(into)).toEqual([]);
  return failure instanceof Error ? failure.message : '';
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const text = (value: string): string => `\x8c${String.fromCharCode(value.length)}${value}`;
const PROTO = '\x80\x04';

/** `{'conv1': {'weights': <made>}}` of a pickle that makes something. */
const inDictionary = (made: string): string =>
  `${PROTO}}${text('conv1')}}${text('weights')}${made}ss.`;

const MARKER = join('/tmp', `t4sa-was-run-${process.pid}`);

/** Pickles, by what they are; a reader that ran them would make the marker, or not come to an end. */
const PICKLES: readonly (readonly [what: string, pickle: string, words: RegExp])[] = [
  [
    'os.system by REDUCE',
    `${PROTO}cos\nsystem\n(S'touch ${MARKER}'\ntR.`,
    /asks for os\.system, which is no part/,
  ],
  [
    'eval by GLOBAL, inside of a dictionary',
    inDictionary(`cbuiltins\neval\n(S'1'\ntR`),
    /asks for builtins\.eval/,
  ],
  [
    'exec by STACK_GLOBAL',
    inDictionary(`${text('builtins')}${text('exec')}\x93(S'1'\ntR`),
    /asks for builtins\.exec/,
  ],
  ['subprocess by INST', `${PROTO}(S'id'\nisubprocess\nPopen\n.`, /opcode 105/],
  ['a class by OBJ', `${PROTO}(N(S'id'\no.`, /opcode 111/],
  ['a registered extension', `${PROTO}\x82\x01.`, /opcode 130/],
  [
    'keyword arguments by NEWOBJ_EX',
    `${PROTO}c_codecs\nencode\n)}\x92.`,
    /opcode 146|asks for _codecs/,
  ],
  ['a call of what is no function', `${PROTO}${text('os.system')})R.`, /calls what is no function/],
  ['BUILD on a number', `${PROTO}K\x01}b.`, /builds what is no object/],
  ['BUILD on a dictionary with a state of itself', `${PROTO}}\x94h\x00bK\x01K\x02s0.`, /./],
  [
    'an array that is built from itself',
    inDictionary(`cnumpy.core.multiarray\n_reconstruct\n)R\x94h\x00b`),
    /holds no layers/,
  ],
  ['a list that holds itself', `${PROTO}]\x94h\x00a.`, /holds no dictionary of layers/],
  ['a dictionary that holds itself', `${PROTO}}\x94${text('a')}h\x00s.`, /no layers|lacks/],
  ['a value that was not remembered', `${PROTO}h\x05.`, /did not remember/],
  ['a persistent id', `${PROTO}${text('../../etc/passwd')}Q.`, /keeps objects elsewhere/],
  ['an endless stack', `${PROTO}${'('.repeat(150_000)}.`, /too many values/],
  ['endless steps', `${PROTO}${'N0'.repeat(150_000)}.`, /too many steps/],
  ['a text longer than the file', `${PROTO}\x8d${'\xff'.repeat(8)}.`, /ends before/],
  ['a number of gigabytes', `${PROTO}\x8b\xff\xff\xff\x7f.`, /number is too long/],
  ['no end', `${PROTO}N`, /ends before/],
  [
    'names that would repaint a terminal',
    `${PROTO}cos\n\x1b[2J\x1b]0;owned\x07${'x'.repeat(2000)}\n.`,
    /^[^\p{Cc}]{1,600}$/u,
  ],
  [
    'lists of lists that double, ten thousand times',
    `${PROTO}]\x94${'h\x00h\x00\x86'.repeat(30_000)}.`,
    /holds no dictionary|too many values/,
  ],
  [
    'one text made into bytes forty thousand times',
    `${PROTO}X\x00\x08\x00\x00${'x'.repeat(2048)}\x94${'c_codecs\nencode\nh\x00\x85R'.repeat(39_000)}.`,
    /holds no dictionary/,
  ],
];

describe('pickles that mean harm are not run, and refused', () => {
  test.each(PICKLES)(
    '%s, as a dictionary of NumPy',
    async (_, pickle, words) => {
      expect(await refusalOf({ 'net.pth': latin1(pickle) })).toMatch(words);
      expect(existsSync(MARKER)).toBe(false);
    },
    SOON_MS,
  );

  test.each(PICKLES.slice(0, 7))(
    '%s, in an archive of torch',
    async (_, pickle, words) => {
      const bytes = storedZip([{ name: 'net/data.pkl', bytes: latin1(pickle) }]);
      expect(await refusalOf({ 'net.pth': bytes })).toMatch(words);
      expect(existsSync(MARKER)).toBe(false);
    },
    SOON_MS,
  );
});

describe('archives of torch', () => {
  const storage = (key: string, values = 4): string =>
    `(${text('storage')}ctorch\nFloatStorage\n${text(key)}${text('cpu')}K${String.fromCharCode(values)}tQ`;
  const tensor = (id: string, rest = 'K\x00K\x04\x85K\x01\x85'): string =>
    `${PROTO}}${text('conv1.weight')}ctorch._utils\n_rebuild_tensor_v2\n(${id}${rest}tRs.`;
  const archive = (pickle: string, more: readonly ZipFile[] = []): Buffer =>
    storedZip([{ name: 'net/data.pkl', bytes: latin1(pickle) }, ...more]);
  const VALUES: ZipFile = { name: 'net/data/0', bytes: Buffer.alloc(16) };

  test.each([
    [
      'whose storage is outside of it',
      archive(tensor(storage('../../../etc/passwd'))),
      /lacks the file data/,
    ],
    [
      'whose storage is not in it',
      archive(tensor(storage('1')), [VALUES]),
      /lacks the file data\/1/,
    ],
    [
      'whose storage is a number',
      archive(tensor('K\x01Q'), [VALUES]),
      /storage that cannot be read/,
    ],
    [
      'whose tensor lies outside of its storage',
      archive(tensor(storage('0'), 'K\x01K\x04\x85K\x01\x85'), [VALUES]),
      /outside of its storage/,
    ],
    [
      'whose tensor begins within a value',
      archive(tensor(storage('0'), 'G?\xe0\x00\x00\x00\x00\x00\x00K\x01\x85K\x01\x85'), [VALUES]),
      /has no storage/,
    ],
    [
      'whose steps go back',
      archive(tensor(storage('0'), 'K\x00K\x04\x85J\xff\xff\xff\xff\x85'), [VALUES]),
      /shape that cannot be/,
    ],
    [
      'whose tensor is larger than its storage',
      archive(tensor(storage('0'), 'K\x00J\xff\xff\xff\x7f\x85K\x00\x85'), [VALUES]),
      /larger than the file/,
    ],
    [
      'whose storage is packed',
      archive(tensor(storage('0')), [{ ...VALUES, method: 8 }]),
      /compressed or encrypted/,
    ],
    [
      'whose files lie in one another',
      archive(tensor(storage('0')), [
        VALUES,
        ...Array.from({ length: 90 }, (_, i) => ({
          name: `net/data/${i + 1}`,
          bytes: VALUES.bytes,
          same: 'net/data.pkl',
        })),
      ]),
      /overlap/,
    ],
    [
      'with two pickles',
      archive(tensor(storage('0')), [VALUES, { name: 'other/data.pkl', bytes: latin1('N.') }]),
      /not one of torch\.save/,
    ],
    [
      'with one name twice',
      archive(tensor(storage('0')), [VALUES, VALUES]),
      /two files named net\/data\/0/,
    ],
  ] as const)(
    '%s are refused',
    async (_, bytes, words) => {
      expect(await refusalOf({ 'net.pth': bytes })).toMatch(words);
    },
    SOON_MS,
  );

  test('names that lead out of the archive write nothing there', async () => {
    const folder = '../../../../../../tmp/t4sa-out';
    const bytes = storedZip([{ name: `${folder}/data.pkl`, bytes: latin1(`${PROTO}}.`) }]);
    expect(await refusalOf({ 'net.pth': bytes })).toMatch(/holds no layers/);
    expect(existsSync('/tmp/t4sa-out')).toBe(false);
  });
});

type Entry = { dtype: string; shape: number[]; data_offsets: [number, number] };

describe('safetensors', () => {
  const fixture = readFileSync(weightsFixture('vgg.safetensors'));
  const length = Number(fixture.readBigUInt64LE(0));
  const values = fixture.subarray(8 + length);
  const changed = (
    change: (header: Record<string, Entry>) => void,
    bytes: Buffer = values,
  ): Buffer => {
    const header = JSON.parse(fixture.toString('utf8', 8, 8 + length));
    change(header);
    const json = Buffer.from(JSON.stringify(header));
    const start = Buffer.alloc(8);
    start.writeBigUInt64LE(BigInt(json.length));
    return Buffer.concat([start, json, bytes]);
  };
  const renamed = (header: Record<string, Entry>, from: string, to: string): void => {
    const entry = header[from];
    if (entry === undefined) throw new Error(`the fixture has no ${from}`);
    delete header[from];
    header[to] = entry;
  };
  const entryOf = (header: Record<string, Entry>, name = 'features.2.weight'): Entry => {
    const entry = header[name];
    if (entry === undefined) throw new Error(`the fixture has no ${name}`);
    return entry;
  };
  const withStart = (start: bigint): Buffer => {
    const bytes = Buffer.from(fixture);
    bytes.writeBigUInt64LE(start, 0);
    return bytes;
  };

  test.each([
    ['a header of 2^60 bytes', withStart(2n ** 60n), /header is longer than the file/],
    ['a header longer than the file', withStart(BigInt(fixture.length)), /header is longer/],
    ['a header that is no JSON', withStart(3n), /no JSON object/],
    [
      'tensors that overlap',
      changed((header) => {
        entryOf(header).data_offsets[0] -= 4;
      }),
      /overlaps another/,
    ],
    [
      'a tensor outside of the file',
      changed((header) => {
        entryOf(header).data_offsets = [0, 2 ** 40];
      }),
      /outside of the file/,
    ],
    [
      'offsets that go backwards',
      changed((header) => {
        entryOf(header).data_offsets.reverse();
      }),
      /overlaps|gap/,
    ],
    [
      'a shape of more values than there are',
      changed((header) => {
        entryOf(header).shape = [2 ** 20, 2 ** 20, 2 ** 20];
      }),
      /larger than the file/,
    ],
    [
      'a shape that is no number',
      changed((header) => {
        entryOf(header).shape = [-1];
      }),
      /cannot be read/,
    ],
    [
      'values after the last tensor',
      changed(() => {}, Buffer.concat([values, Buffer.alloc(4)])),
      /longer than its tensors/,
    ],
    [
      'another shape of as many values',
      changed((header) => {
        const entry = entryOf(header, 'classifier.3.weight');
        entry.shape.reverse();
      }),
      /classifier\.3\.weight has the shape \[7, 5\], and \[5, 7\] is needed/,
    ],
    [
      'a missing layer',
      changed((header) => renamed(header, 'features.2.bias', 'features.99.bias')),
      /of VGG-19 it lacks conv1_2\/bias/,
    ],
    [
      'the layers of another network',
      changed((header) => {
        for (const name of Object.keys(header).filter((key) => key !== '__metadata__'))
          renamed(header, name, `layer4.${name}`);
      }),
      /it holds no layers of VGG-19 or HybridCNN, but layer4\./,
    ],
    [
      'a layer twice',
      changed((header) => renamed(header, 'classifier.6.weight', 'module.features.0.weight')),
      /are the same of one layer/,
    ],
    [
      'a value that is no number',
      changed(() => {}, withFloat(values, Number.NaN)),
      /no finite numbers/,
    ],
    [
      'an infinite value',
      changed(() => {}, withFloat(values, Number.POSITIVE_INFINITY)),
      /no finite numbers/,
    ],
  ] as const)(
    'with %s are refused',
    async (_, bytes, words) => {
      expect(await refusalOf({ 'net.safetensors': bytes })).toMatch(words);
    },
    SOON_MS,
  );

  test('layers that the network does not need are passed over and told of', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'net.safetensors');
    writeFileSync(
      file,
      changed((header) => renamed(header, 'classifier.6.bias', 'aux.bias')),
    );
    const { ignored } = await importNarrow(folder, [file]);
    expect(ignored).toEqual(expect.arrayContaining(['aux.bias', 'classifier.6.weight']));
  });
});

function withFloat(values: Buffer, value: number): Buffer {
  const bytes = Buffer.from(values);
  bytes.writeFloatLE(value, 0);
  return bytes;
}

describe('files of Caffe', () => {
  const model = readFileSync(weightsFixture('hybrid.caffemodel'));
  /** A field of bytes: its number below 16, and a length of its own choice. */
  const field = (number: number, bytes: Buffer, told = bytes.length): Buffer =>
    Buffer.concat([Buffer.from([number * 8 + 2, ...varint(told)]), bytes]);
  const layer = (...blobs: readonly Buffer[]): Buffer =>
    field(2, Buffer.concat([field(4, latin1('conv1')), ...blobs.map((blob) => field(6, blob))]));

  test.each([
    ['a length beyond the file', field(2, Buffer.alloc(4), 2 ** 45), /cut short/],
    ['a length without an end', Buffer.from([0x12, ...Array<number>(12).fill(0xff)]), /cut short/],
    ['a field of number 0', Buffer.from([0x02, 0x00]), /no message of Caffe/],
    [
      'a blob of another length than its shape',
      layer(Buffer.concat([Buffer.from([0x08, 9]), field(5, Buffer.alloc(8))])),
      /larger than the file|another number/,
    ],
    [
      'a shape that cannot be read',
      layer(Buffer.concat([field(7, Buffer.from([0x0a, 0x7f])), field(5, Buffer.alloc(8))])),
      /shape of a blob cannot be read/,
    ],
    ['nothing', Buffer.alloc(0), /holds no blobs/],
  ] as const)(
    'a model with %s is refused',
    async (_, bytes, words) => {
      expect(await refusalOf({ 'net.caffemodel': bytes })).toMatch(words);
    },
    SOON_MS,
  );

  test.each([
    ['endless nesting', 'layer {'.repeat(100_000), /line 1 is no prototxt/],
    ['a list without an end', 'layer { dim: [1, 2', /is no prototxt/],
    ['a text without an end', 'name: "net\nlayer { name: "x" }', /is no prototxt/],
    ['millions of words', '{'.repeat(2 ** 21), /too long for a prototxt/],
    [
      'more bytes than any network is described by',
      ' '.repeat(2 ** 22 + 1),
      /too long for a prototxt/,
    ],
    [
      'other outputs than the model',
      readFileSync(weightsFixture('hybrid.prototxt'), 'utf8').replace(
        'num_output: 8',
        'num_output: 9',
      ),
      /outputs, and 9 in/,
    ],
  ] as const)(
    'a prototxt with %s is refused',
    async (_, prototxt, words) => {
      const files = { 'net.caffemodel': model, 'net.prototxt': prototxt };
      expect(await refusalOf(files)).toMatch(words);
    },
    SOON_MS,
  );
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

describe('models of TensorFlow.js', () => {
  const model = readFileSync(weightsFixture('vgg-tfjs-uint8/model.json'), 'utf8');
  test.each([
    [
      'files outside of its folder',
      model.replace('group1-shard1of2.bin', '../../etc/passwd'),
      /stand beside the model/,
    ],
    ['files that are a folder', model.replace('group1-shard1of2.bin', '..'), /./],
    [
      'a million of files',
      JSON.stringify({
        weightsManifest: [{ paths: Array<string>(1_000_000).fill('x'), weights: [] }],
      }),
      /no list of at most/,
    ],
    [
      'a million of faults',
      JSON.stringify({ weightsManifest: Array<number>(1_000_000).fill(1) }),
      /no list of at most/,
    ],
    ['more bytes than any model has', ' '.repeat(2 ** 23 + 1), /too large for a model\.json/],
  ] as const)(
    'with %s are refused',
    async (what, json, words) => {
      if (what === 'files that are a folder') {
        const folder = temporaryFolder();
        writeFileSync(join(folder, 'model.json'), json);
        await expect(importNarrow(folder, [join(folder, 'model.json')])).rejects.toMatchObject({
          name: 'Failure',
          kind: 'NOT_FOUND',
        });
        return;
      }
      expect(await refusalOf({ 'model.json': json })).toMatch(words);
    },
    SOON_MS,
  );
});

describe('HDF5', () => {
  test('what links to other files is not followed, and a chunk may not unpack to more than its dataset', async () => {
    const linked = await hdf5((file) => {
      file.create_external_link('block1_conv1', '/etc/passwd', '/');
      file.create_soft_link('/nowhere', 'block1_conv2');
    });
    expect(await refusalOf({ 'net.h5': linked })).toMatch(/holds no layers/);
    const bomb = await hdf5((file) => {
      file.create_group('fc1').create_dataset({
        name: 'kernel:0',
        data: new Float32Array(35),
        shape: [7, 5],
        maxshape: [null, null],
        chunks: [8192, 8192],
        compression: 9,
      });
    });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await refusalOf({ 'net.h5': bomb })).toMatch(/would unpack to more than it holds/);
  }, 30_000);
});

async function hdf5(fill: (file: File) => void): Promise<Buffer> {
  const { FS } = await ready;
  const file = new File('/hostile.h5', 'w');
  fill(file);
  file.close();
  const bytes = Buffer.from(FS.readFile('/hostile.h5'));
  FS.unlink('/hostile.h5');
  return bytes;
}
