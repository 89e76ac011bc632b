import type { Clock } from '@partneros/domain';
import nodemailer from 'nodemailer';
import { composeMail, type MailSender } from './compose-mail.ts';
import type { Mailer } from './mailer.ts';
import { smtpFailure } from './smtp-failure.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Mail through an SMTP server, over kept connections. A mail that the server took for some recipients only counts as
 * sent: another try would reach those again.
 */
export const createSmtpMailer = (options: {
  /** `smtp://user:password@host:587`, or `smtps:` for TLS from the start. */
  readonly url: string;
  readonly sender: MailSender;
  readonly clock: Pick<Clock, 'now'>;
  /** Limit of time over one mail; default 30 s. */
  readonly timeoutMs?: number;
}): Mailer => {
  const { url, sender, clock, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    // Only when a kept connection turns out to be gone before a byte of the mail was sent.
    maxRequeues: 1,
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (email) => {
      const mail = composeMail(email, sender, clock.now());
      if ('ok' in mail) return mail;
      try {
        const sent = await transport.sendMail({ ...mail, signal: AbortSignal.timeout(timeoutMs) });
        const { messageId, accepted, rejected } = sent;
        return { ok: true, output: { messageId, accepted: accepted.length, rejected: rejected.length } };
      } catch (error) {
        return smtpFailure(error);
      }
    },
    close: () => transport.close(),
  };
};
