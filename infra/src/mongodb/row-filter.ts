import type { ReadModel, RowQuery } from '@partneros/domain';
import type { Document, Filter } from 'mongodb';
import { searchWords } from '../rows/index-key.ts';
import { type KeyCondition, keyConditions } from '../rows/row-conditions.ts';
import type { RowOrder, RowPlace } from '../rows/row-cursor.ts';
import { assertOrganization } from '../rows/row-key.ts';
import { trigramsOf } from '../rows/trigrams.ts';
import type { RowDocument } from './row-document.ts';

/** A part of a filter. Values come from index keys, so they are strings and numbers and never operators. */
type Condition = Readonly<Document>;

/** The rows of one organization that meet some conditions. Throws without an organization. */
export const tenantFilter = (organizationId: string, conditions: readonly Condition[]): Filter<RowDocument> => {
  assertOrganization(organizationId);
  return { organizationId, ...(conditions.length === 0 ? {} : { $and: [...conditions] }) };
};

/** The conditions and the search of a query. */
export const queryConditions = (
  model: ReadModel<never>,
  { where, search }: Pick<RowQuery, 'where' | 'search'>,
): readonly Condition[] => [
  ...keyConditions(model, where).map(keyFilter),
  ...searchConditions(searchWords(search ?? '')),
];

/** The fields of an order, ties by key. */
export const sortOf = ({ field, direction }: RowOrder): Readonly<Record<string, 1 | -1>> => {
  const way = direction === 'asc' ? 1 : -1;
  return field === null ? { key: way } : { [pathOf(field)]: way, key: way };
};

/**
 * What lies behind a place, as ranges in order, each of which is one stretch of the index: the rest of the ties first.
 * One filter for both would walk through all ties from the first.
 */
export const rangesAfter = (
  { field, direction }: RowOrder,
  place: RowPlace | undefined,
): readonly (readonly Condition[])[] => {
  if (place === undefined) return [[]];
  const beyond = direction === 'asc' ? '$gt' : '$lt';
  const laterKey = { key: { [beyond]: place.key } };
  if (field === null) return [[laterKey]];
  return [[{ [pathOf(field)]: place.value }, laterKey], [{ [pathOf(field)]: { [beyond]: place.value } }]];
};

/** Where a field's index key is in a document. */
export const pathOf = (field: string): string => `keys.${field}`;

const keyFilter = (condition: KeyCondition): Condition => {
  if ('anyOf' in condition) return { [pathOf(condition.field)]: { $in: [...new Set(condition.anyOf)] } };
  const { from, to } = condition;
  const lower = { [from.inclusive ? '$gte' : '$gt']: from.key };
  return { [pathOf(condition.field)]: to === undefined ? lower : { ...lower, $lte: to } };
};

// The index is entered by one trigram; a few give the planner a choice.
const MAX_TRIGRAMS = 8;
const LAST_LETTER = '\u{10ffff}';

// The trigrams find rows by an index, the text decides. A comparison of bytes: a pattern has a length it may not exceed.
const searchConditions = (words: readonly string[]): readonly Condition[] => {
  if (words.length === 0) return [];
  const holds = words.map((word) => ({ $expr: { $gte: [{ $indexOfBytes: ['$text', { $literal: word }] }, 0] } }));
  return [{ trigrams: candidates(words) }, ...holds];
};

const candidates = (words: readonly string[]): Condition => {
  const trigrams = [...new Set(words.flatMap(trigramsOf))].slice(0, MAX_TRIGRAMS);
  if (trigrams.length > 0) return { $all: trigrams };
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
  return { $elemMatch: { $gte: longest, $lte: longest + LAST_LETTER.repeat(2) } };
};
