import { type Email, millisOf, type Timestamp } from '@partneros/domain';
import { z } from 'zod';
import { type EffectFailure, effectFailure } from '../effects/effect-failure.ts';
import { mailIdOf } from './mail-id.ts';

/** Who sends, and from which host Message-IDs are given. */
export interface MailSender {
  /** `PartnerOS <no-reply@example.com>`. */
  readonly from: string;
  readonly host: string;
}

const MAX_RECIPIENTS = 50;
const MAX_SUBJECT = 998;

// One plain address, nothing else: no display name, no list, no quoted local part that could hold any of these.
const Address = z.string().max(254).pipe(z.email());
// Line ends of any kind and every other control character: they would begin a header of their own.
const FORBIDDEN = /[\p{Cc}\u2028\u2029]/u;

/** A plain-text mail for nodemailer, with the Message-ID that its key always leads to; or why it may not be sent. */
export const composeMail = (email: Email, { from, host }: MailSender, now: Timestamp) => {
  const refusal = refusalOf(email);
  if (refusal !== undefined) return effectFailure('mail_refused', refusal);
  return {
    from,
    to: [...new Set(email.to)],
    subject: email.subject,
    text: email.text,
    messageId: `<${mailIdOf(email.key)}@${host}>`,
    date: new Date(millisOf(now)),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

/** A mail as nodemailer takes it. */
export type ComposedMail = Exclude<ReturnType<typeof composeMail>, EffectFailure>;

const refusalOf = ({ to, subject }: Email): string | undefined => {
  if (to.length === 0) return 'It has no recipient.';
  if (to.length > MAX_RECIPIENTS) return `It has more than ${MAX_RECIPIENTS} recipients.`;
  if (!to.every((address) => Address.safeParse(address).success)) return 'A recipient is not a plain mail address.';
  if (subject.length > MAX_SUBJECT) return `Its subject is longer than ${MAX_SUBJECT} characters.`;
  return FORBIDDEN.test(subject) ? 'Its subject has a line end or another control character.' : undefined;
};
