import { z } from 'zod';
import { Id } from '../kernel/fields.ts';

/** Something that an answer rests on: a record, or figures of many, as of an event. */
export const Citation = z.strictObject({
  partnerId: Id.optional(),
  dealId: Id.optional(),
  workflowId: Id.optional(),
  runId: Id.optional(),
  dashboard: z.enum(['pipeline']).optional(),
  /** Of the event that last touched it: `asOf` that position reads it as it was. */
  eventPosition: z.int().min(0),
});
export type Citation = Readonly<z.output<typeof Citation>>;

/** Tells citations apart. */
export const citationKey = ({ eventPosition: _, ...what }: Citation): string => JSON.stringify(what);
