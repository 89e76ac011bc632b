import { CalendarDate, Instant, millisOf, timestampOf } from '@partneros/domain';
import { z } from 'zod';

/** A moment as callers may write it: ISO 8601 with any offset, or a date, which is its midnight in UTC. */
export const Moment = z
  .union([z.iso.datetime({ offset: true }), CalendarDate])
  .transform((moment) => timestampOf(millisOf(moment)))
  .pipe(Instant);
