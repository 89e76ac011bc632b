import type { Email } from '@partneros/domain';
import type { MailSender } from './compose-mail.ts';

export const NOW = '2026-05-16T12:00:00.123Z';

export const sender: MailSender = { from: 'PartnerOS <no-reply@example.com>', host: 'partners.example.com' };

/** A mail to one person. */
export const email = (changes: Partial<Email> = {}): Email => ({
  organizationId: 'org-1',
  key: 'key-1',
  to: ['anna@example.com'],
  subject: 'Welcome, Müller & Söhne',
  text: 'Good morning!\n\nGrüße\n',
  ...changes,
});
