import { z } from 'zod';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface Schema {
  readonly type?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly default?: Json;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

// What a JSON schema cannot say of a text, its name does.
const BY_NAME: Readonly<Record<string, string>> = {
  accountDomain: 'globex.example',
  closedAt: '2026-05-16T12:00:00.000Z',
  contractRenewalDate: '2026-06-30',
  csv: 'Company,First,Last,Mail\nInitech,Bill,Lumbergh,bill@initech.example\n',
  currency: 'EUR',
  domain: 'acme.example',
  dueAt: '2026-05-16T12:00:00.000Z',
  email: 'ada@acme.example',
  expectedCloseDate: '2026-06-30',
  happenedAt: '2026-05-16T12:00:00.000Z',
  logoUrl: 'https://acme.example/logo.png',
  newPassword: 'correct horse battery',
  password: 'correct horse battery',
  timeZone: 'Europe/Berlin',
};

/** A value of a schema's shape with every field filled in, or with `all` false only what is required. */
export const sampleOf = (schema: z.ZodType, { all = true } = {}): Json =>
  make(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '', all);

const make = (schema: Schema, name: string, all: boolean): Json => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.[0] !== undefined) return make(choices[0], name, all);
  switch (schema.type) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(([key]) => all || schema.required?.includes(key));
      return Object.fromEntries(wanted.map(([key, field]) => [key, make(field, key, all)]));
    }
    case 'array':
      return schema.items === undefined
        ? []
        : Array.from({ length: schema.minItems ?? 0 }, () => make(schema.items ?? {}, name, all));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return BY_NAME[name] ?? (name.endsWith('Id') ? 'unknown-id' : 'Sample'.padEnd(schema.minLength ?? 0, 'x'));
  }
};
