import { type Field, type FieldKind, foldText, type ReadModel, type Scalar } from '@partneros/domain';

/** What a scalar field is compared by. */
export type IndexKey = string | number;

/** Kinds that have one value per row. */
export type ScalarKind = Exclude<FieldKind, 'list'>;

/** What a missing value is compared as: less than everything else, so that it comes first. */
export const MISSING = { text: '', exact: '', number: Number.MIN_SAFE_INTEGER } as const;

/**
 * The value by which every adapter filters and sorts, so that all of them order alike. Text loses case and accents; a
 * boolean in an exact field is 'true' or 'false'; an empty text, or a value of the wrong type, is as good as missing.
 */
export const indexKey = (kind: ScalarKind, value: unknown): IndexKey => {
  if (kind === 'number') return Number.isFinite(value) ? (value as number) : MISSING.number;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return MISSING[kind];
  return withoutNul(kind === 'text' ? foldText(String(value)) : String(value));
};

// SQLite ends a text at a NUL when it gives a column back, and one could not tell then whether it changed. What stands for
// a NUL sorts like it, and is mistaken for nothing else.
const withoutNul = (text: string): string =>
  text.includes('\0') || text.includes('\u0001')
    ? text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001')
    : text;

/** The strings that a list field is filtered by, each once. */
export const listKeys = (value: unknown): readonly string[] =>
  Array.isArray(value) ? [...new Set(value.filter((entry): entry is string => typeof entry === 'string'))] : [];

/** The names of a model's scalar fields with their kinds, as declared. */
export const scalarFields = (model: Fields): readonly (readonly [name: string, kind: ScalarKind])[] =>
  Object.entries(model.fields).flatMap(([name, { kind }]) => (kind === 'list' ? [] : [[name, kind] as const]));

/** The names of a model's list fields, as declared. */
export const listFields = (model: Fields): readonly string[] =>
  Object.entries(model.fields).flatMap(([name, { kind }]) => (kind === 'list' ? [name] : []));

/** Only the declaration's fields matter here, whatever its rows are. */
export interface Fields {
  readonly fields: Readonly<Record<string, Pick<Field<never>, 'kind'>>>;
}

/** The key of every scalar field and the strings of every list field of a row. */
export const indexKeys = (
  model: ReadModel<never>,
  row: object,
): Readonly<Record<string, IndexKey | readonly string[]>> =>
  Object.fromEntries(
    Object.entries(model.fields).map(([name, { kind, of }]) => [
      name,
      kind === 'list' ? listKeys(of(row as never)) : indexKey(kind, of(row as never)),
    ]),
  );

/** Everything `search` looks into, folded. Texts are kept apart by a line break, which no search word contains. */
export const searchText = (model: ReadModel<never>, row: object): string =>
  (model.search?.(row as never) ?? []).flatMap((text) => (text ? [foldForSearch(text)] : [])).join('\n');

/** The words of a search, all of which must occur. Words past the 32nd are not looked at. */
export const searchWords = (search: string): readonly string[] =>
  [...new Set(foldForSearch(search).split(/\s+/).filter(Boolean))].slice(0, MAX_WORDS);

// Every word is one more term in the query.
const MAX_WORDS = 32;

// SQLite ends text at a NUL.
const foldForSearch = (text: string): string => foldText(text).replaceAll('\0', ' ');

/** A field's declaration. Throws when the model has none of that name: a query that names it is a bug. */
export const fieldKind = (model: Fields & { readonly name: string }, name: string): FieldKind => {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  if (field === undefined) throw new Error(`the read model ${model.name} has no field ${JSON.stringify(name)}`);
  return field.kind;
};

/** A scalar in a query as the keys of its field hold it. */
export const queryKey = (kind: FieldKind, value: Scalar): IndexKey =>
  kind === 'list' ? String(value) : indexKey(kind, value);
