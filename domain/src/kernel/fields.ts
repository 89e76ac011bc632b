import { z } from 'zod';

/** An id as callers may send it: our own are lowercase UUIDs, others' are taken as they are. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected an id: 1 to 64 letters, digits, - and _');

/** A moment: ISO 8601 UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

/** A calendar date, `2026-05-16`. */
export const CalendarDate = z.iso.date();

/** Money in integer minor units (cents) of an ISO 4217 currency. */
export const Money = z.strictObject({
  minor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR'),
});
export type Money = z.output<typeof Money>;

// Line ends and other control characters would let a name break out of a mail header or a log line.
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** One line of text, trimmed, not empty, at most `max` characters. */
export const line = (max: number) => z.string().trim().min(1).max(max).regex(ONE_LINE, 'expected one line of text');

/** Text of several lines, at most `max` characters; may be empty. */
export const prose = (max: number) => z.string().max(max);

/** Part of an address that people may read aloud, such as `apply-at-acme`. */
export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single dashes');

/** An e-mail address, lower-cased. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** An internet domain such as `acme.example`, lower-cased, without `www.`. */
export const DomainName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .transform((domain) => domain.replace(/^www\./, ''))
  .pipe(
    z
      .string()
      .regex(
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
        'expected a domain such as acme.example',
      ),
  );

/** An absolute http or https address. */
export const WebAddress = z.url({ protocol: /^https?$/ }).max(2_000);

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** An IANA time zone such as `Europe/Berlin`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'expected an IANA time zone such as Europe/Berlin');
