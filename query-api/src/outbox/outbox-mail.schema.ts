import { Instant } from '@partneros/domain';
import { z } from 'zod';

/** A mail of the outbox, as lists answer it. */
export const OutboxMailSummary = z.object({
  id: z.string(),
  messageId: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  at: Instant,
});
