import { join } from 'node:path';
import type { Clock, EffectResult, Email } from '@partneros/domain';
import nodemailer from 'nodemailer';
import { effectFailure } from '../effects/effect-failure.ts';
import { writeFileDurably } from '../files/write-file-durably.ts';
import { type ComposedMail, composeMail, type MailSender } from './compose-mail.ts';
import { mailIdOf } from './mail-id.ts';
import type { Mailer } from './mailer.ts';
import { MAIL_FILE, outboxFolder } from './outbox-folder.ts';

/**
 * Mail into files, where no SMTP server is configured: `<dataDir>/outbox/<organizationId>/<key>.eml`, ready to be opened
 * by a mail program. A repeat of a key writes the same file again.
 */
export const createOutboxMailer = (options: {
  readonly dataDir: string;
  readonly sender: MailSender;
  readonly clock: Pick<Clock, 'now'>;
}): Mailer => {
  const { dataDir, sender, clock } = options;
  const underWay = new Map<string, Promise<EffectResult>>();

  const write = async (path: string, mail: ComposedMail): Promise<EffectResult> => {
    const source = await sourceOf(mail);
    await writeFileDurably(path, source, mail.date.toISOString());
    return { ok: true, output: { messageId: mail.messageId, accepted: mail.to.length, rejected: 0 } };
  };

  return {
    send: async (email: Email) => {
      const folder = outboxFolder(dataDir, email.organizationId);
      if (folder === undefined) return effectFailure('mail_refused', 'Its organization has no id.');
      const mail = composeMail(email, sender, clock.now());
      if ('ok' in mail) return mail;

      const path = join(folder, mailIdOf(email.key) + MAIL_FILE);
      const writing = underWay.get(path) ?? write(path, mail).finally(() => underWay.delete(path));
      underWay.set(path, writing);
      return writing;
    },
    close: () => undefined,
  };
};

const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

const sourceOf = async (mail: ComposedMail): Promise<Buffer> => {
  const { message } = await composer.sendMail(mail);
  if (!Buffer.isBuffer(message)) throw new Error('the composer gave a stream');
  return message;
};
