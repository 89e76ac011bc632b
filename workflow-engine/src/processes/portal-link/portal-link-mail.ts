import type { Contact } from '@partneros/domain';

/** What the mail with a link into the portal says. The secret is behind the `#`: no server's log ever sees it. */
export const portalLinkMail = ({
  organization = 'an organization',
  contact: { firstName },
  baseUrl,
  token,
}: {
  readonly organization: string | undefined;
  readonly contact: Pick<Contact, 'firstName'>;
  readonly baseUrl: string;
  readonly token: string;
}): { readonly subject: string; readonly text: string } => ({
  subject: `Your partner portal at ${organization}`,
  text: [
    `Hello ${firstName},`,
    '',
    `${organization} has opened its partner portal on PartnerOS for you.`,
    '',
    `Choose a password within seven days: ${baseUrl}/portal/claim#token=${token}`,
    '',
    'The link is yours alone: please do not pass it on. If you did not expect it, there is nothing to do.',
  ].join('\n'),
});
