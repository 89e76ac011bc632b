/** A JSON schema as far as models are held to one. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A value of a schema's shape that keeps as much of `wanted` as fits, and fills in what is missing. */
export const conform = (schema: JsonSchema, wanted: unknown, name = 'value'): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(wanted) ? wanted : schema.enum[0];
  if (schema.anyOf !== undefined) {
    const fitting = schema.anyOf.find((choice) => fits(choice, wanted)) ?? schema.anyOf[0] ?? {};
    return conform(fitting, wanted, name);
  }
  const types = typesOf(schema);
  if (wanted === null && types.includes('null')) return null;
  switch (types.find((type) => type !== 'null')) {
    case 'object': {
      const given = isObject(wanted) ? wanted : {};
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, field]) => [key, conform(field, given[key], key)]),
      );
    }
    case 'array': {
      const given = Array.isArray(wanted) ? wanted.slice(0, schema.maxItems) : [];
      const missing = Math.max(0, (schema.minItems ?? 0) - given.length);
      return [...given, ...Array.from({ length: missing })].map((item) => conform(schema.items ?? {}, item, name));
    }
    case 'integer':
    case 'number': {
      const number = typeof wanted === 'number' ? wanted : (schema.minimum ?? 0);
      return Math.min(schema.maximum ?? number, Math.max(schema.minimum ?? number, number));
    }
    case 'boolean':
      return wanted === true;
    case 'string':
      return typeof wanted === 'string' ? wanted : `Simulated ${name}`;
    default:
      return null;
  }
};

const typesOf = ({ type = [] }: JsonSchema): readonly string[] => (typeof type === 'string' ? [type] : type);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Variants are told apart by what they fix.
const fits = (schema: JsonSchema, wanted: unknown): boolean => {
  if (schema.const !== undefined) return schema.const === wanted;
  if (schema.enum !== undefined) return schema.enum.includes(wanted);
  if (wanted === null) return typesOf(schema).includes('null');
  if (!isObject(wanted)) return typesOf(schema).includes(Array.isArray(wanted) ? 'array' : typeof wanted);
  return Object.entries(schema.properties ?? {}).every(
    ([key, field]) => (field.const === undefined && field.enum === undefined) || fits(field, wanted[key]),
  );
};
