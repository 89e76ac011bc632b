import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { PartnerImportMapping, RowError } from './partner-import.events.ts';

const count = z.int().min(0);

/** An import of partners in an answer. */
export const PartnerImportResource = resourceSchema({
  status: z.enum(['running', 'finished', 'failed']),
  rows: count,
  done: count,
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
  errors: z.array(RowError).describe('The first 1,000; rows count from 1, without the header and empty ones.'),
  mapping: PartnerImportMapping,
  silent: z.boolean(),
  failure: z.enum(['file-missing']).nullable(),
});
