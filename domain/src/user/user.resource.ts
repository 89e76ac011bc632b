import { z } from 'zod';
import type { Aggregate } from '../kernel/aggregate.ts';
import { Id } from '../kernel/fields.ts';
import type { User } from './user.state.ts';

/** A user in an answer, in the shape that clients of Better Auth know. */
export const UserResource = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  image: z.string().nullable(),
  emailVerified: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** Shows a user. Pictures are not kept and addresses not proven. */
export const userResource = (
  userId: string,
  { state: { email, name }, createdAt, updatedAt }: Aggregate<User>,
): z.output<typeof UserResource> => ({
  id: userId,
  email,
  name,
  image: null,
  emailVerified: false,
  createdAt,
  updatedAt,
});
