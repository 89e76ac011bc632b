import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { Contact } from './partner.events.ts';

/** A person at a partner in an answer. */
export const ContactResource = z.object({
  id: Id,
  organizationId: Id,
  partnerId: Id,
  ...Contact.shape,
  isPrimary: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ContactResource = Readonly<z.output<typeof ContactResource>>;
