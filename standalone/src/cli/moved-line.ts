import { z } from 'zod';

const JsonObject = z.record(z.string(), z.json());

/** The first line of an export. */
export const ExportHeader = z.strictObject({
  partneros: z.literal('export'),
  format: z.literal(1),
  version: z.string(),
});

/** A line of an export: an event as it is stored, or a record that is not an event. Events come first, in log order. */
export const MovedLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('event'),
    stream: z.string(),
    revision: z.string().regex(/^\d+$/),
    recordedAt: z.string(),
    type: z.string(),
    data: JsonObject,
    metadata: JsonObject,
  }),
  z.strictObject({
    kind: z.literal('record'),
    collection: z.string(),
    key: z.string(),
    value: JsonObject,
    expiresAt: z.string().optional(),
  }),
]);
export type MovedLine = z.output<typeof MovedLine>;
