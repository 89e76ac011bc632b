import { z } from 'zod';
import type { Aggregate } from '../kernel/aggregate.ts';
import { Id } from '../kernel/fields.ts';
import type { ExistingEnrolment } from './existing-enrolment.state.ts';

/** How far it has come, in an answer. */
export const ExistingEnrolmentResource = z.object({
  workflowId: Id,
  workflowVersion: z.int(),
  trigger: z.string(),
  status: z.enum(['running', 'finished', 'cancelled']),
  reason: z.string().nullable(),
  total: z.int().describe('Records that matched when it began.'),
  looked: z.int(),
  enrolled: z
    .int()
    .describe('Those that came in, or that a rule kept out; a record the workflow has run for is passed over.'),
  requestedBy: Id,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  version: z.int(),
});

/** Shows how far it has come. */
export const existingEnrolmentResource = ({ state, version }: Aggregate<ExistingEnrolment>) => {
  const { upTo: _upTo, cursor: _cursor, ...shown } = state;
  return { ...shown, version };
};
