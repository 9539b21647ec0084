import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { z } from 'zod';

/** A mistake in a recipe: where it is, and what to write. */
export type RecipeMistake = {
  readonly line: number;
  readonly column: number;
  readonly text: string;
};

type Issue = z.core.$ZodIssue;

/** Mistakes by their place in the file, the first first; one for each place. */
export function recipeMistakes(
  issues: readonly Issue[],
  document: Document,
  lines: LineCounter,
): readonly RecipeMistake[] {
  const mistakes = issues
    .flatMap((issue) => plainIssues(issue, []))
    .map((issue) => {
      const { node, missing } = placeOf(issue, document);
      const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
      return { line, column: col, text: inWords(issue, missing, node) };
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return mistakes.filter((mistake, place) => {
    const before = mistakes[place - 1];
    return before?.line !== mistake.line || before.column !== mistake.column;
  });
}

/** Of a choice between forms: the mistakes of the form that was meant, which is the one that fits furthest. */
function plainIssues(issue: Issue, under: readonly PropertyKey[]): readonly Issue[] {
  const path = [...under, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ ...issue, path }];
  const forms = issue.errors.map((form) => form.flatMap((one) => plainIssues(one, path)));
  const [meant] = forms.toSorted((one, other) => deepest(other) - deepest(one));
  if (meant === undefined) return [{ ...issue, path }];
  if (deepest(meant) > path.length) return meant;
  const message = [...new Set(forms.flat().map((one) => inWords(one, false, null)))].join(', or ');
  return [{ code: 'custom', path, message, input: undefined }];
}

function deepest(issues: readonly Issue[]): number {
  return Math.max(
    0,
    ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)),
  );
}

/** The node that an issue speaks of; for a word that is missing, the node that lacks it. */
function placeOf(
  issue: Issue,
  document: Document,
): { readonly node: Node | null; readonly missing: boolean } {
  let node = document.contents as Node | null; // why: contents of a parsed document are nodes
  for (const key of issue.path) {
    const inner = innerOf(node, key, document);
    if (inner === null) return { node, missing: true };
    node = inner;
  }
  if (issue.code !== 'unrecognized_keys') return { node, missing: false };
  const [word] = issue.keys;
  return { node: keyOf(node, word ?? '', document) ?? node, missing: false };
}

function innerOf(node: Node | null, key: PropertyKey, document: Document): Node | null {
  const found = resolved(node, document);
  if (isSeq<Node>(found)) return found.items[Number(key)] ?? null;
  if (!isMap<Node, Node | null>(found)) return null;
  const pair = found.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  return pair === undefined ? null : (pair.value ?? pair.key);
}

function keyOf(node: Node | null, word: string, document: Document): Node | null {
  const found = resolved(node, document);
  if (!isMap<Node, Node>(found)) return null;
  return found.items.find((one) => isScalar(one.key) && one.key.value === word)?.key ?? null;
}

function resolved(node: Node | null, document: Document): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function inWords(issue: Issue, missing: boolean, node: Node | null): string {
  const word = issue.path.findLast((key) => typeof key === 'string');
  const of = word === undefined ? '' : `${word}: `;
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = KINDS[issue.expected] ?? issue.expected;
      if (missing) return `${of}is missing; write ${wanted}`;
      const written = isScalar(node) ? `${JSON.stringify(node.value)} is not that` : '';
      return `${of}write ${wanted}${written === '' ? '' : `; ${written}`}`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return `${of}${missing ? 'is missing; ' : ''}write ${issue.values.length > 1 ? 'one of ' : ''}${values}`;
    }
    case 'unrecognized_keys':
      return issue.message;
    default:
      return `${of}${issue.message}`;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text (in quotes, if it is made of digits)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each entry on a line of its own that begins with a dash',
  object: 'words with a colon and a value each',
  record: 'words with a colon and a value each',
};
