import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { personal } from '../kernel/personal.ts';

/** The stored format of a user. Nothing secret: the password's hash is kept elsewhere, where it can be deleted. */
export const userEvents = {
  UserRegistered: z.strictObject({
    userId: Id,
    email: personal('userId', z.string()),
    name: personal('userId', z.string()),
  }),
  PasswordChanged: z.strictObject({ userId: Id, by: z.enum(['change', 'reset']) }),
};

export type UserEvent = EventOf<typeof userEvents>;
