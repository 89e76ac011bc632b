import { z } from 'zod';
import { CalendarDate, EmailAddress, line, prose, WebAddress } from '../kernel/fields.ts';

/** The types of questions. Every answer is a text; a checked box is `true`. */
export const FIELD_TYPES = [
  'text',
  'textarea',
  'email',
  'url',
  'phone',
  'number',
  'date',
  'choice',
  'checkbox',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** The longest answer there is. */
export const MAX_ANSWER = 5_000;

/** What an answer of each type looks like, and how a person is told. */
export const answerSchemas: Readonly<Record<FieldType, { readonly schema: z.ZodType<string>; readonly says: string }>> =
  {
    text: { schema: line(500), says: 'expected one line of at most 500 characters' },
    textarea: { schema: prose(MAX_ANSWER), says: `expected at most ${MAX_ANSWER} characters` },
    email: { schema: EmailAddress, says: 'expected an e-mail address' },
    url: { schema: WebAddress, says: 'expected a web address that begins with https:// or http://' },
    phone: { schema: line(40).regex(/^[+\d][\d ()./-]*$/), says: 'expected a phone number' },
    number: {
      schema: z
        .string()
        .max(40)
        .regex(/^-?\d+(\.\d+)?$/, 'expected a number such as 12.5'),
      says: 'expected a number such as 12 or 12.5',
    },
    date: { schema: CalendarDate, says: 'expected a date such as 2026-05-16' },
    choice: { schema: line(200), says: 'expected one of the options' },
    checkbox: { schema: z.literal('true'), says: 'expected "true" for a checked box' },
  };
