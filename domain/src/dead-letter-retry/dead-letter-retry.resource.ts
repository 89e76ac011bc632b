import { z } from 'zod';
import { resourceSchema } from '../kernel/resource-schema.ts';

/** A call to try again, in an answer. */
export const DeadLetterRetryResource = resourceSchema({ name: z.string().nullable() });
