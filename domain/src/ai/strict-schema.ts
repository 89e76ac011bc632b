import { z } from 'zod';

type Schema = { readonly [key: string]: unknown };

// What models that keep to a schema understand of one; everything else is checked when the answer is there.
const KEPT: ReadonlySet<string> = new Set([
  'type',
  'required',
  'additionalProperties',
  'enum',
  'const',
  'description',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
]);

const schemas = new WeakMap<z.ZodType, Schema>();

/** The JSON schema of a shape, as far as models can be held to one. */
export const strictSchemaOf = (shape: z.ZodType): Schema => {
  const known = schemas.get(shape);
  if (known !== undefined) return known;
  const schema = strict(z.toJSONSchema(shape, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Schema);
  schemas.set(shape, schema);
  return schema;
};

const strict = (schema: Schema): Schema =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
      if (KEPT.has(key)) return [[key, value]];
      if (key === 'properties')
        return [
          [key, Object.fromEntries(Object.entries(value as Schema).map(([name, at]) => [name, strict(at as Schema)]))],
        ];
      if (key === 'items') return [[key, strict(value as Schema)]];
      if (key === 'anyOf' || key === 'oneOf') return [['anyOf', (value as Schema[]).map(strict)]];
      return [];
    }),
  );
