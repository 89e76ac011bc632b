import { z } from 'zod';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface Schema {
  readonly type?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** How examples are made. */
export interface ExampleOptions {
  /** Every field (the default), or only what is required. */
  readonly all?: boolean;
  /** The text of a field by its name, where a schema cannot say what makes sense; `undefined`: no particular one. */
  readonly textOf: (name: string) => string | undefined;
}

/** A value of a schema's shape. What a refinement asks for beyond the shape, it does not know. */
export const exampleOf = (schema: z.ZodType, { all = true, textOf }: ExampleOptions): Json => {
  const make = (at: Schema, name: string): Json => {
    if (at.const !== undefined) return at.const;
    if (at.enum?.[0] !== undefined) return at.enum[0];
    const choices = at.anyOf ?? at.oneOf;
    if (choices?.[0] !== undefined) return make(choices[0], name);
    switch (at.type) {
      case 'object': {
        const wanted = Object.entries(at.properties ?? {}).filter(([key]) => all || at.required?.includes(key));
        return Object.fromEntries(wanted.map(([key, field]) => [key, make(field, key)]));
      }
      case 'array':
        return Array.from({ length: at.minItems ?? 0 }, () => make(at.items ?? {}, name));
      case 'integer':
      case 'number':
        return Math.max(at.minimum ?? 0, 1);
      case 'boolean':
        return false;
      case 'null':
        return null;
      default:
        return textOf(name) ?? 'Sample'.padEnd(at.minLength ?? 0, 'x');
    }
  };
  return make(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '');
};
