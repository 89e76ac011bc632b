import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { ApplicationAnswer } from './application.events.ts';
import { APPLICATION_STATUSES } from './application.state.ts';

/** An application in an answer. */
export const ApplicationResource = resourceSchema({
  applicationFormId: Id,
  formVersion: z.int(),
  formData: z.array(ApplicationAnswer),
  agreedSectionIds: z.array(Id),
  affiliateLinkId: Id.nullable(),
  status: z.enum(APPLICATION_STATUSES),
  submittedAt: z.string(),
  decidedAt: z.string().nullable(),
  rejectionReason: z.string().nullable(),
  partnerId: Id.nullable(),
});
