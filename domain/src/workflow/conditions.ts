import { Money } from '../kernel/fields.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { foldText } from '../kernel/text.ts';
import { millisOf } from '../kernel/time.ts';
import type { BranchCase, Condition } from './node-configs.ts';
import { lookUp } from './template.ts';

/** One condition with what it looked at; `actual` is `null` when there was nothing. Of `changed`, `expected` is what it was. */
export type ConditionResult = {
  readonly path: string;
  readonly op: Condition['op'];
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly holds: boolean;
};

/** A case of a branch with each of its conditions. */
export interface CaseResult {
  readonly holds: boolean;
  readonly values: readonly ConditionResult[];
}

/** Holds a case's conditions against the context. Total: whatever the data, there is an answer, and nothing is thrown. */
export const evaluateCase = ({ all, any }: BranchCase, context: JsonObject): CaseResult => {
  const values = (all ?? any ?? []).map((condition) => evaluate(condition, context));
  const holds = all === undefined ? values.some((value) => value.holds) : values.every((value) => value.holds);
  return { holds, values };
};

const evaluate = ({ path, op, value }: Condition, context: JsonObject): ConditionResult => {
  const actual = lookUp(context, path) ?? null;
  if (op === 'changed') return changed(path, actual, context);
  const expected: JsonValue = value ?? null;
  return { path, op, expected, actual, holds: OPERATIONS[op](actual, expected) };
};

// `before` holds the record that the event was about as it was just before, `null` where there was none. What the event
// was not about it cannot have changed.
const changed = (path: string, actual: JsonValue, context: JsonObject): ConditionResult => {
  const [record = ''] = path.split('.');
  const then = lookUp(context, `before.${record}`);
  const expected = lookUp(context, `before.${path}`) ?? null;
  return { path, op: 'changed', expected, actual, holds: then !== undefined && !equals(actual, expected) };
};

type Operation = (actual: JsonValue, expected: JsonValue) => boolean;

const equals: Operation = (actual, expected) => {
  if (actual === null || expected === null) return actual === expected;
  if (typeof actual === 'string' && typeof expected === 'string') return foldText(actual) === foldText(expected);
  const order = compare(actual, expected);
  if (order !== undefined) return order === 0;
  if (typeof actual !== 'object' && typeof expected !== 'object')
    return foldText(String(actual)) === foldText(String(expected));
  if (typeof actual !== 'object' || typeof expected !== 'object') return false;
  if (isList(actual) !== isList(expected)) return false;
  const keys = Object.keys(expected);
  return (
    Object.keys(actual).length === keys.length &&
    keys.every((key) => Object.hasOwn(actual, key) && equals(entry(actual, key), entry(expected, key)))
  );
};

const exists: Operation = (actual) => actual !== null;

const between: Operation = (actual, expected) =>
  isList(expected) &&
  expected.length === 2 &&
  OPERATIONS.gte(actual, expected[0] ?? null) &&
  OPERATIONS.lte(actual, expected[1] ?? null);

const includes = (actual: JsonValue) => (wanted: JsonValue) => listOf(actual).some((value) => equals(value, wanted));

const OPERATIONS: Readonly<Record<Exclude<Condition['op'], 'changed'>, Operation>> = {
  equals,
  notEquals: (actual, expected) => !equals(actual, expected),
  gte: (actual, expected) => (compare(actual, expected) ?? -1) >= 0,
  lte: (actual, expected) => (compare(actual, expected) ?? 1) <= 0,
  between,
  includesAny: (actual, expected) => listOf(expected).some(includes(actual)),
  includesAll: (actual, expected) => listOf(expected).length > 0 && listOf(expected).every(includes(actual)),
  contains: (actual, expected) =>
    typeof expected !== 'object' &&
    listOf(actual).some(
      (value) => typeof value !== 'object' && foldText(String(value)).includes(foldText(String(expected))),
    ),
  exists,
  notExists: (actual) => !exists(actual, null),
};

interface Quantity {
  readonly kind: 'number' | 'date';
  readonly size: number;
  /** Of money; a plain number compares with any. */
  readonly currency?: string;
}

// Negative, zero or positive; undefined when the two have no order: text, unlike kinds, unlike currencies.
const compare = (left: JsonValue, right: JsonValue): number | undefined => {
  const a = quantityOf(left);
  const b = quantityOf(right);
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  if (a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency) return undefined;
  return a.size - b.size;
};

const NUMBER = /^[+-]?\d{1,300}(?:\.\d{1,300})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

const quantityOf = (value: JsonValue): Quantity | undefined => {
  if (typeof value === 'number') return sized('number', value);
  if (typeof value === 'string') {
    const text = value.trim();
    if (NUMBER.test(text)) return sized('number', Number(text));
    return DATE.test(text) ? sized('date', millisOf(text)) : undefined;
  }
  if (typeof value !== 'object') return undefined;
  const money = Money.safeParse(value);
  return money.success ? { kind: 'number', size: money.data.minor, currency: money.data.currency } : undefined;
};

const sized = (kind: Quantity['kind'], size: number): Quantity | undefined =>
  Number.isFinite(size) ? { kind, size } : undefined;

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const listOf = (value: JsonValue): readonly JsonValue[] => {
  if (isList(value)) return value;
  return value === null ? [] : [value];
};

const entry = (value: JsonObject | readonly JsonValue[], key: string): JsonValue =>
  (value as Readonly<Record<string, JsonValue | undefined>>)[key] ?? null;
