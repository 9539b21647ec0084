import { badWeights } from '../../reading/bad-weights.ts';

/** A message in the text form of protocol buffers: all values of each field, in order. */
export type TextMessage = ReadonlyMap<string, readonly (string | TextMessage)[]>;

const TOKENS =
  /#[^\n]*|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|[{}<>:;,[\]]|[^\s{}<>:;,[\]"'#]+|["']/g;
const MOST_DEPTH = 16;
const MOST_TOKENS = 500_000;

/**
 * Parses a `.prototxt` without knowing its messages.
 *
 * @throws Failure BAD_INPUT that names the line of what cannot be.
 */
export function parsePrototxt(name: string, text: string): TextMessage {
  const tokens: RegExpMatchArray[] = [];
  for (const match of text.matchAll(TOKENS)) {
    if (!match[0].startsWith('#')) tokens.push(match);
    if (tokens.length > MOST_TOKENS) throw badWeights(name, 'it is too long for a prototxt');
  }
  let at = 0;

  const fail = () => {
    const place = tokens[at]?.index ?? text.length;
    const line = text.slice(0, place).split('\n').length;
    return badWeights(name, `line ${line} is no prototxt`, 'Check the file.');
  };
  const take = (): { readonly token: string; readonly value: string } => {
    const match = tokens[at];
    if (match === undefined) throw fail();
    at += 1;
    return { token: match[0], value: match[1] ?? match[2] ?? match[0] };
  };
  const peek = (): string | undefined => tokens[at]?.[0];
  const isPunctuation = (token: string): boolean => /^[{}<>:;,[\]"']$/.test(token);

  const message = (close: string | null, depth: number): TextMessage => {
    if (depth > MOST_DEPTH) throw fail();
    const fields = new Map<string, (string | TextMessage)[]>();
    for (;;) {
      const next = peek();
      if (next === undefined || next === close) {
        if (next !== (close ?? undefined)) throw fail();
        if (close !== null) at += 1;
        return fields;
      }
      if (next === ';' || next === ',') {
        at += 1;
        continue;
      }
      if (isPunctuation(next)) throw fail();
      const { value: field } = take();
      const values = fields.get(field) ?? [];
      fields.set(field, values);
      if (peek() === ':') at += 1;
      if (peek() === '[') values.push(...list(depth));
      else values.push(value(depth));
    }
  };
  const value = (depth: number): string | TextMessage => {
    const next = peek();
    if (next === '{' || next === '<') {
      at += 1;
      return message(next === '{' ? '}' : '>', depth + 1);
    }
    if (next === undefined || isPunctuation(next)) throw fail();
    return take().value;
  };
  const list = (depth: number): (string | TextMessage)[] => {
    const values: (string | TextMessage)[] = [];
    at += 1;
    while (peek() !== ']') {
      values.push(value(depth));
      if (peek() === ',') at += 1;
    }
    at += 1;
    return values;
  };
  return message(null, 0);
}
