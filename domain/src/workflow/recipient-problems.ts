import { EmailAddress } from '../kernel/fields.ts';

/** Who a mail may be addressed to by what they are, instead of by an address. */
export const RECIPIENT_KEYWORDS = ['primary_contact', 'partner_manager'] as const;

/** What is wrong with a list of recipients separated by commas, one sentence each. Templates are not looked into. */
export const recipientProblems = (field: string, recipients: string): readonly string[] => {
  const each = recipientsOf(recipients);
  if (each.length === 0) return [`${field}: expected an e-mail address, ${RECIPIENT_KEYWORDS.join(' or ')}`];
  return each
    .filter((recipient) => !isKnown(recipient))
    .map((recipient) => `${field}: ${recipient.slice(0, 60)} is no e-mail address`);
};

/** The recipients in a list separated by commas. */
export const recipientsOf = (recipients: string): readonly string[] =>
  recipients
    .split(',')
    .map((recipient) => recipient.trim())
    .filter((recipient) => recipient !== '');

const isKnown = (recipient: string): boolean =>
  RECIPIENT_KEYWORDS.some((keyword) => keyword === recipient) ||
  recipient.includes('{{') ||
  EmailAddress.safeParse(recipient).success;
