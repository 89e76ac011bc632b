import type { FieldCondition, FieldKind, RowQuery, Scalar } from '@partneros/domain';
import { type Fields, fieldKind, type IndexKey, MISSING, queryKey } from './index-key.ts';

/** One condition of a query in the terms of index keys. */
export type KeyCondition = { readonly field: string; readonly kind: FieldKind } & (
  | { readonly anyOf: readonly IndexKey[] }
  | {
      /** Lower end; a missing value is never inside a range, so there always is one. */
      readonly from: { readonly key: IndexKey; readonly inclusive: boolean };
      /** Upper end, inclusive. */
      readonly to?: IndexKey;
    }
);

/** The conditions of a query, those left undefined dropped. Throws on a field the model does not declare. */
export const keyConditions = (
  model: Fields & { readonly name: string },
  where: RowQuery['where'] = {},
): readonly KeyCondition[] =>
  Object.entries(where).flatMap(([field, condition]) => {
    const kind = fieldKind(model, field);
    return condition === undefined ? [] : keyCondition(model.name, field, kind, condition);
  });

const keyCondition = (
  model: string,
  field: string,
  kind: FieldKind,
  condition: FieldCondition,
): readonly KeyCondition[] => {
  if (isScalar(condition)) return [{ field, kind, anyOf: [queryKey(kind, condition)] }];
  if ('in' in condition) return [{ field, kind, anyOf: condition.in.map((value) => queryKey(kind, value)) }];
  const { from, to } = condition;
  if (from === undefined && to === undefined) return [];
  if (kind === 'list') throw new Error(`${model}.${field} is a list: it has no range`);
  const lowest = from === undefined ? MISSING[kind] : queryKey(kind, from);
  return [
    {
      field,
      kind,
      from: { key: lowest, inclusive: lowest !== MISSING[kind] },
      ...(to === undefined ? {} : { to: queryKey(kind, to) }),
    },
  ];
};

const isScalar = (condition: FieldCondition): condition is Scalar => typeof condition !== 'object';
