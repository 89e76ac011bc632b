import type { z } from 'zod';

/**
 * Tags a field as personal data about the subject whose id is in the event field `subject` (a path such as
 * `contactId`). A test refuses free text in an event schema that carries neither this tag nor `notPersonal`.
 */
export const personal = <Schema extends z.ZodType>(subject: string, schema: Schema): Schema =>
  schema.meta({ personal: subject }) as Schema;

/** Says that a free text field holds nothing about a person. */
export const notPersonal = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ personal: false }) as Schema;
