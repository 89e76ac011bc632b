import { z } from 'zod';

/** A JSON Schema, as documents hold it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

// Tags for our own tests, of no use to a caller.
const withoutTags = (jsonSchema: Record<string, unknown>): void => {
  delete jsonSchema.personal;
};

/**
 * Turns zod schemas into JSON Schemas for one document. Named and recursive ones end up under `components`, because a
 * `$ref` in an OpenAPI or AsyncAPI document is read from the document's root. `adjust` changes each in place.
 */
export const schemaCollection = (adjust = withoutTags) => {
  const components: Record<string, JsonSchema> = {};

  const schemaOf = (name: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => adjust(jsonSchema),
    }) as Record<string, unknown> & { readonly $defs?: Readonly<Record<string, JsonSchema>> };

    const nameOf = (local: string): string => (local.startsWith('__') ? `${name}${local}` : local);
    const moved = (pointer: string): string => {
      if (pointer === '#') return `#/components/schemas/${name}`;
      return pointer.replace(/^#\/\$defs\/(.+)$/, (_all, local: string) => `#/components/schemas/${nameOf(local)}`);
    };
    for (const [local, definition] of Object.entries($defs ?? {}))
      components[nameOf(local)] = withRefs(definition, moved) as JsonSchema;
    const result = withRefs(root, moved) as JsonSchema;
    if (!refersToItself(root)) return result;
    components[name] = result;
    return { $ref: `#/components/schemas/${name}` };
  };

  return { components, schemaOf };
};

const withRefs = (value: unknown, moved: (pointer: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => withRefs(item, moved));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? moved(item) : withRefs(item, moved),
    ]),
  );
};

const refersToItself = (root: object): boolean => JSON.stringify(root).includes('"$ref":"#"');
