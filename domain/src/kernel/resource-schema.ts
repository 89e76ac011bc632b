import { z } from 'zod';
import { Id } from './fields.ts';

/** The schema of a resource in an answer: what every resource has around its own fields. */
export const resourceSchema = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ id: Id, organizationId: Id, ...shape, version: z.int(), createdAt: z.string(), updatedAt: z.string() });
