import { z } from 'zod';

/** A value that survives a round trip through JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object: what events, rows and answers are made of. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

const isJson = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === null || ['string', 'boolean'].includes(typeof value);
  return Array.isArray(value) ? value.every(isJson) : Object.values(value).every(isJson);
};

/** Any JSON value. `z.json()` tries six branches on each: a third of a second for the 350 KB of a large canvas. */
export const Json: z.ZodType<JsonValue> = z.custom<JsonValue>(isJson, 'expected JSON');
