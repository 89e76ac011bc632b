import { z } from 'zod';

/** The body of an action that takes nothing: none, or `{}`. */
export const NoBody = z.strictObject({}).prefault({});
