import type { JsonObject, JsonValue } from '../kernel/json.ts';

/** Most characters a rendered template may come to. */
export const MAX_RENDERED = 200_000;

/** What rendering answers instead of more than `MAX_RENDERED` characters. */
export const TOO_LONG = Symbol('rendered text is too long');

/** What happens to a text out of the context before it stands in the output. */
export type Escape = (text: string) => string;

const MAX_PATH = 200;
// Parsed JSON can own even these names; a path through them is a mistake or an attack.
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const SEGMENT = /^[\p{L}\p{N}_-]+$/u;
const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/**
 * Fills `{{path.to.value}}` from the context, in one pass: what a value contains is never looked at again. Nothing but
 * own properties and list indexes is reached; a missing value is empty; objects and lists are JSON. `escaped` is applied to texts,
 * not to numbers, booleans and JSON. A `{{…}}` that is no path stays as it is; `templateProblems` finds those.
 */
export const renderTemplate = (
  text: string,
  context: JsonObject,
  escaped: Escape = (value) => value,
): string | typeof TOO_LONG => {
  const parts: string[] = [];
  let length = 0;
  for (const part of partsOf(text)) {
    const rendered = isTag(part) ? textOf(lookUp(context, part.path), escaped) : part;
    length += rendered.length;
    if (length > MAX_RENDERED) return TOO_LONG;
    parts.push(rendered);
  }
  return parts.join('');
};

/**
 * Renders every text inside a value. A text that is exactly one `{{path}}` becomes the value found there, with its type;
 * `null` when there is none.
 */
export const renderValue = (value: JsonValue, context: JsonObject): JsonValue | typeof TOO_LONG => {
  const budget = { left: MAX_RENDERED };
  const rendered = renderWithin(value, context, budget);
  return budget.left < 0 ? TOO_LONG : rendered;
};

/** The value at a path such as `partner.contacts.0.email`; `undefined` when there is none. */
export const lookUp = (context: JsonObject, path: string): JsonValue | undefined => {
  let at: JsonValue | undefined = context;
  for (const segment of path.split('.')) {
    if (typeof at !== 'object' || at === null || FORBIDDEN.has(segment)) return undefined;
    if (isList(at)) at = INDEX.test(segment) ? at[Number(segment)] : undefined;
    else at = Object.hasOwn(at, segment) ? at[segment] : undefined;
  }
  return at;
};

/** What is wrong with a path, as a sentence; `undefined` when nothing is. */
export const pathProblem = (path: string): string | undefined => {
  const shown = path.length > 40 ? `${path.slice(0, 40)}…` : path;
  if (path === '') return 'a path is missing';
  if (path.length > MAX_PATH) return `the path ${shown} is longer than ${MAX_PATH} characters`;
  const segments = path.split('.');
  if (segments.some((segment) => FORBIDDEN.has(segment))) return `the path ${shown} leads to no data`;
  if (!segments.every((segment) => SEGMENT.test(segment)))
    return `${shown} is not a path such as partner.name: templates hold paths, nothing else`;
  return undefined;
};

/** What is wrong with the `{{…}}` in a text, one sentence each. */
export const templateProblems = (text: string): readonly string[] => {
  const problems: string[] = [];
  for (let open = text.indexOf('{{'); open !== -1; ) {
    const close = text.indexOf('}}', open + 2);
    if (close === -1) return [...problems, '{{ is not closed by }}'];
    const problem = pathProblem(text.slice(open + 2, close).trim());
    if (problem !== undefined) problems.push(problem);
    open = text.indexOf('{{', close + 2);
  }
  return problems;
};

interface Tag {
  readonly path: string;
}

const isTag = (part: string | Tag): part is Tag => typeof part !== 'string';
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function* partsOf(text: string): Generator<string | Tag> {
  let from = 0;
  for (;;) {
    const open = text.indexOf('{{', from);
    const close = open === -1 ? -1 : text.indexOf('}}', open + 2);
    if (close === -1) {
      yield text.slice(from);
      return;
    }
    const path = text.slice(open + 2, close).trim();
    yield text.slice(from, open);
    yield pathProblem(path) === undefined ? { path } : text.slice(open, close + 2);
    from = close + 2;
  }
}

const textOf = (value: JsonValue | undefined, escaped: Escape): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const renderWithin = (value: JsonValue, context: JsonObject, budget: { left: number }): JsonValue => {
  if (budget.left < 0) return null;
  if (typeof value === 'string') return renderText(value, context, budget);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((entry) => renderWithin(entry, context, budget));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, renderWithin(entry ?? null, context, budget)]),
  );
};

const renderText = (text: string, context: JsonObject, budget: { left: number }): JsonValue => {
  const only = onlyTag(text);
  const rendered = only === undefined ? renderTemplate(text, context) : (lookUp(context, only.path) ?? null);
  if (rendered === TOO_LONG) budget.left = -1;
  else budget.left -= typeof rendered === 'string' ? rendered.length : JSON.stringify(rendered).length;
  return rendered === TOO_LONG ? null : rendered;
};

const onlyTag = (text: string): Tag | undefined => {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{{') || trimmed.indexOf('}}') !== trimmed.length - 2) return undefined;
  const path = trimmed.slice(2, -2).trim();
  return pathProblem(path) === undefined ? { path } : undefined;
};
