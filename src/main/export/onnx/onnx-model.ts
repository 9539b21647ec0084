import {
  bytesField,
  type Field,
  floatField,
  message,
  piece,
  textField,
  varintField,
} from './protobuf.ts';

/** Types of elements in `onnx.proto` (TensorProto.DataType). */
const ELEMENT = { float: 1, uint8: 2, int64: 7 } as const;
/** Types of attributes in `onnx.proto` (AttributeProto.AttributeType). */
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;

export type OnnxTensor = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array;
};

/** A whole number, a list of them, or a number with a fraction, which must be told from a whole one. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number };

export type OnnxNode = {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
};

/** A named input or output; a dimension is a size, or a name where it is free. */
export type OnnxValue = {
  readonly name: string;
  readonly type: keyof typeof ELEMENT;
  readonly dims: readonly (number | string)[];
};

export type OnnxModel = {
  readonly opset: number;
  readonly irVersion: number;
  readonly producer: { readonly name: string; readonly version: string };
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** What a reader may look up by name. */
  readonly metadata: Readonly<Record<string, string>>;
};

/**
 * The bytes of an ONNX file, in pieces.
 *
 * The numbers of fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
export function onnxFile(model: OnnxModel): Field {
  return message(
    varintField(1, model.irVersion),
    textField(2, model.producer.name),
    textField(3, model.producer.version),
    bytesField(
      7,
      message(
        ...model.nodes.map((node) => bytesField(1, nodeMessage(node))),
        textField(2, model.name),
        ...model.tensors.map((tensor) => bytesField(5, tensorMessage(tensor))),
        ...model.inputs.map((value) => bytesField(11, valueMessage(value))),
        ...model.outputs.map((value) => bytesField(12, valueMessage(value))),
      ),
    ),
    bytesField(8, message(textField(1, ''), varintField(2, model.opset))),
    ...Object.entries(model.metadata).map(([key, value]) =>
      bytesField(14, message(textField(1, key), textField(2, value))),
    ),
  );
}

function nodeMessage({ operator, inputs, output, attributes = {} }: OnnxNode): Field {
  return message(
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(3, output),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
  );
}

function attribute(name: string, value: OnnxAttribute): Field {
  if (typeof value === 'number') {
    return message(textField(1, name), varintField(3, value), varintField(20, ATTRIBUTE.int));
  }
  return 'float' in value
    ? message(textField(1, name), floatField(2, value.float), varintField(20, ATTRIBUTE.float))
    : message(
        textField(1, name),
        ...value.map((one) => varintField(8, one)),
        varintField(20, ATTRIBUTE.ints),
      );
}

function tensorMessage({ name, dims, values }: OnnxTensor): Field {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, values instanceof Float32Array ? ELEMENT.float : ELEMENT.int64),
    textField(8, name),
    bytesField(9, piece(raw)),
  );
}

function valueMessage({ name, type, dims }: OnnxValue): Field {
  const shape = message(
    ...dims.map((dim) =>
      bytesField(1, typeof dim === 'number' ? varintField(1, dim) : textField(2, dim)),
    ),
  );
  const tensor = message(varintField(1, ELEMENT[type]), bytesField(2, shape));
  return message(textField(1, name), bytesField(2, bytesField(1, tensor)));
}
