import { badWeights } from '../../reading/bad-weights.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { type AllowedGlobal, type AllowedGlobals, GlobalName } from './allowed-globals.ts';
import { isPickleBytes, type PickleBytes } from './pickle-bytes.ts';
import { createPickleCursor, type PickleCursor } from './pickle-cursor.ts';

/** Far more than a table of weights needs, and few enough to be quick with whatever they do. */
const MOST_STEPS = 200_000;
const MOST_VALUES = 100_000;
/** Longer texts stay in the file; no name of a layer is as long. */
const LONGEST_TEXT = 2 ** 12;
/** Longest whole number, bytes; torch's mark has 10. */
const LONGEST_NUMBER = 64;

export type PickleReading = {
  readonly globals: AllowedGlobals;
  /** What stands for an object that the pickle keeps elsewhere. */
  readonly persistent?: (id: unknown) => unknown;
};

/**
 * Reads one pickle, of any protocol, without executing anything: it builds lists, dictionaries (`Map`), texts
 * and numbers, and knows the globals that it is given. Long bytes stay in the file.
 *
 * @param start where the pickle begins
 * @returns the value, and where the pickle ends
 * @throws Failure BAD_INPUT that names every other global, and for damaged pickles.
 */
export function unpickle(
  source: SourceFile,
  reading: PickleReading,
  start = 0,
): { readonly value: unknown; readonly end: number } {
  const machine = createMachine(source, createPickleCursor(source, start), reading);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (machine.step()) return { value: machine.pop(), end: machine.at() };
  }
  throw badWeights(source.name, 'its pickle has too many steps');
}

const MARK = Symbol('mark');

function createMachine(source: SourceFile, cursor: PickleCursor, reading: PickleReading) {
  const stack: unknown[] = [];
  const memo = new Map<number, unknown>();
  /** Of each object that a global made: the global, for BUILD. */
  const madeBy = new WeakMap<object, AllowedGlobal>();
  const damaged = (why: string) => badWeights(source.name, `its pickle is damaged: ${why}`);

  const push = (value: unknown): void => {
    if (stack.length >= MOST_VALUES) throw damaged('it holds too many values');
    stack.push(value);
  };
  const pop = (): unknown => {
    if (stack.length === 0) throw damaged('it takes a value where there is none');
    const value = stack.pop();
    if (value === MARK) throw damaged('it takes a mark for a value');
    return value;
  };
  const top = (): unknown => {
    const value = stack.at(-1);
    if (value === undefined && stack.length === 0) throw damaged('it changes a value that is not');
    return value;
  };
  const popMark = (): unknown[] => {
    const at = stack.lastIndexOf(MARK);
    if (at < 0) throw damaged('it looks for a mark that is not');
    const values = stack.splice(at + 1);
    stack.pop();
    return values;
  };
  const popMany = (count: number): unknown[] => Array.from({ length: count }, pop).reverse();

  const text = (length: number): unknown => {
    if (length > LONGEST_TEXT) return { kind: 'text', source: cursor.part(length) };
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(cursor.bytes(length));
    } catch (error) {
      if (error instanceof TypeError) throw damaged('a text is no UTF-8');
      throw error;
    }
  };
  const bytes = (length: number): PickleBytes => ({ kind: 'bytes', source: cursor.part(length) });
  const remember = (place: number): void => {
    if (memo.size >= MOST_VALUES) throw damaged('it remembers too many values');
    memo.set(place, top());
  };
  const recall = (place: number): void => {
    if (!memo.has(place)) throw damaged('it recalls a value that it did not remember');
    push(memo.get(place));
  };
  const integer = (length: number): number | bigint => {
    if (length > LONGEST_NUMBER) throw damaged('a number is too long');
    let value = 0n;
    const digits = cursor.bytes(length);
    for (const [place, digit] of digits.entries()) value |= BigInt(digit) << BigInt(8 * place);
    return narrow(length === 0 ? 0n : BigInt.asIntN(8 * length, value));
  };
  const addTo = (list: unknown, values: readonly unknown[]): void => {
    if (!Array.isArray(list)) throw damaged('it appends to what is no list');
    for (const value of values) list.push(value);
  };
  const setIn = (map: unknown, pairs: readonly unknown[]): void => {
    if (!(map instanceof Map) || pairs.length % 2 !== 0) {
      throw damaged('it sets items of what is no dictionary');
    }
    for (let i = 0; i < pairs.length; i += 2) map.set(asKey(pairs[i]), pairs[i + 1]);
  };
  const global = (module: unknown, name: unknown): void => {
    const known = `${nameOf(module)}.${nameOf(name)}`;
    if (!reading.globals.has(known)) {
      throw badWeights(
        source.name,
        `its pickle asks for ${known}, which is no part of a table of weights`,
        'A pickle can run any program. If you trust the file, save its state_dict alone, better as safetensors.',
      );
    }
    push(new GlobalName(known));
  };
  const nameOf = (value: unknown): string => {
    const name = asKey(value);
    if (typeof name !== 'string') throw damaged('a name is no text');
    return name;
  };
  const call = (): void => {
    const args = pop();
    const called = pop();
    const allowed = called instanceof GlobalName ? reading.globals.get(called.name) : undefined;
    if (allowed === undefined || !Array.isArray(args))
      throw damaged('it calls what is no function');
    const made = allowed.call(args);
    if (typeof made === 'object' && made !== null) madeBy.set(made, allowed);
    push(made);
  };
  const build = (): void => {
    const state = pop();
    const made = top();
    if (typeof made !== 'object' || made === null) throw damaged('it builds what is no object');
    madeBy.get(made)?.build?.(made, state);
  };
  const persistent = (id: unknown): void => {
    if (reading.persistent === undefined) throw damaged('it keeps objects elsewhere');
    push(reading.persistent(id));
  };
  const decimal = (line: string): void => {
    const value = Number(line.replace(/L$/, ''));
    if (line.trim() === '' || Number.isNaN(value)) throw damaged('a number is none');
    push(line === '00' ? false : line === '01' ? true : value);
  };

  /** True at the pickle's end. */
  const step = (): boolean => {
    const opcode = cursor.byte();
    switch (String.fromCharCode(opcode)) {
      case '.':
        return true;
      case '(':
        push(MARK);
        break;
      case '0':
        stack.pop();
        break;
      case '1':
        popMark();
        break;
      case '2':
        push(top());
        break;
      case 'N':
        push(null);
        break;
      case 'I':
      case 'L':
      case 'F':
        decimal(cursor.line());
        break;
      case 'J':
        push(cursor.unsigned(4) | 0);
        break;
      case 'K':
        push(cursor.unsigned(1));
        break;
      case 'M':
        push(cursor.unsigned(2));
        break;
      case 'G':
        push(new DataView(new Uint8Array(cursor.bytes(8)).buffer).getFloat64(0, false));
        break;
      case 'S':
        push(unquoted(cursor.line()));
        break;
      case 'V':
        push(cursor.line());
        break;
      case 'T':
      case 'B':
        push(bytes(cursor.unsigned(4)));
        break;
      case 'U':
      case 'C':
        push(bytes(cursor.unsigned(1)));
        break;
      case 'X':
        push(text(cursor.unsigned(4)));
        break;
      case ']':
      case ')':
        push([]);
        break;
      case 'l':
      case 't':
        push(popMark());
        break;
      case '}':
        push(new Map());
        break;
      case 'd': {
        const pairs = popMark();
        push(new Map());
        setIn(top(), pairs);
        break;
      }
      case 'a': {
        const value = pop();
        addTo(top(), [value]);
        break;
      }
      case 'e': {
        const values = popMark();
        addTo(top(), values);
        break;
      }
      case 's': {
        const pair = popMany(2);
        setIn(top(), pair);
        break;
      }
      case 'u': {
        const pairs = popMark();
        setIn(top(), pairs);
        break;
      }
      case 'c':
        global(cursor.line(), cursor.line());
        break;
      case 'R':
        call();
        break;
      case 'b':
        build();
        break;
      case 'P':
        persistent(cursor.line());
        break;
      case 'Q':
        persistent(pop());
        break;
      case 'p':
        remember(Number(cursor.line()));
        break;
      case 'q':
        remember(cursor.unsigned(1));
        break;
      case 'r':
        remember(cursor.unsigned(4));
        break;
      case 'g':
        recall(Number(cursor.line()));
        break;
      case 'h':
        recall(cursor.unsigned(1));
        break;
      case 'j':
        recall(cursor.unsigned(4));
        break;
      default:
        stepOfProtocol2(opcode);
    }
    return false;
  };

  /** The opcodes since protocol 2, which are no letters. */
  const stepOfProtocol2 = (opcode: number): void => {
    switch (opcode) {
      case 0x80: // PROTO
        cursor.unsigned(1);
        break;
      case 0x81: // NEWOBJ
        call();
        break;
      case 0x85: // TUPLE1 to TUPLE3
      case 0x86:
      case 0x87:
        push(popMany(opcode - 0x84));
        break;
      case 0x88: // NEWTRUE, NEWFALSE
      case 0x89:
        push(opcode === 0x88);
        break;
      case 0x8a: // LONG1
        push(integer(cursor.unsigned(1)));
        break;
      case 0x8b: // LONG4
        push(integer(cursor.unsigned(4)));
        break;
      case 0x8c: // SHORT_BINUNICODE
        push(text(cursor.unsigned(1)));
        break;
      case 0x8d: // BINUNICODE8
        push(text(cursor.unsigned(8)));
        break;
      case 0x8e: // BINBYTES8, BYTEARRAY8
      case 0x96:
        push(bytes(cursor.unsigned(8)));
        break;
      case 0x93: {
        // STACK_GLOBAL
        const [module, name] = popMany(2);
        global(module, name);
        break;
      }
      case 0x94: // MEMOIZE
        remember(memo.size);
        break;
      case 0x95: // FRAME: the length of what follows, which the file's own end already limits
        cursor.unsigned(8);
        break;
      default:
        throw damaged(`it has the opcode ${opcode}, which no table of weights needs`);
    }
  };

  return { step, pop, at: cursor.at };
}

/** Keys are texts, and whole numbers; old pickles keep texts as bytes. */
function asKey(value: unknown): unknown {
  if (!isPickleBytes(value)) return value;
  const { source } = value;
  if (source.bytes > LONGEST_TEXT) throw badWeights(source.name, 'its pickle has a name too long');
  return Buffer.from(source.read(0, source.bytes)).toString('latin1');
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The text of a protocol 0 string, whose escapes no name of a layer needs. */
function unquoted(line: string): string {
  return line.replace(/^(['"])(.*)\1$/, '$2');
}
