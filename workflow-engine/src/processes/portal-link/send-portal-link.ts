import {
  addMillis,
  type Contact,
  consequenceOf,
  execute,
  fold,
  load,
  organization,
  PLATFORM,
  PORTAL_CLAIMS,
  PORTAL_LINK_GOOD_FOR_MS,
  type PortalAccount,
  type PortalAccountCommand,
  type PortalAccountEvent,
  type PortalClaim,
  partner,
  portalAccount,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import { fingerprintOf, newSecretToken } from '@partneros/infra/http';
import type { EngineDeps } from '../../engine-deps.ts';
import type { Process } from '../process.ts';
import { portalLinkMail } from './portal-link-mail.ts';

const NAME = 'send-portal-link';

/**
 * Sends the newest link of a portal account to whom the account is for, at the address they have now. A crash between
 * mail and record sends it again, with another secret and the same Message-ID; either secret opens the account. Throws
 * when the mail may go out later.
 */
export const sendPortalLink: Process['run'] = async (deps, organizationId, partnerId, signal) => {
  while (!signal.aborted) {
    const stream = streamOf(portalAccount.category, organizationId, partnerId);
    const history = (await deps.store.read(stream)) as readonly Recorded<PortalAccountEvent>[];
    const last = history.at(-1);
    const account = fold(portalAccount, history)?.state;
    if (last === undefined || account?.status !== 'provisioned' || account.linkStatus !== 'pending') return;

    const record = (command: PortalAccountCommand) => conclude(deps, organizationId, partnerId, last, command);
    const contact = await contactOf(deps, organizationId, account);
    if (contact === undefined) {
      const data = { partnerId, link: account.link, reason: 'contact_gone' };
      await record({ type: 'RecordPortalLinkFailed', data });
      continue;
    }
    await record(await send(deps, organizationId, account, contact));

    // Corrected while the mail went out: what went to the old address is dead, and another one goes to the new.
    const now = await contactOf(deps, organizationId, account);
    if (now !== undefined && now.email !== contact.email)
      await record({
        type: 'ReaddressPortalLink',
        data: { partnerId, contactId: now.contactId, email: now.email.toLowerCase() },
      });
  }
};

const send = async (
  deps: EngineDeps,
  organizationId: string,
  { partnerId, contactId, link }: PortalAccount,
  contact: Contact,
): Promise<PortalAccountCommand> => {
  const email = contact.email.toLowerCase();
  const expiresAt = addMillis(deps.clock.now(), PORTAL_LINK_GOOD_FOR_MS);
  const token = newSecretToken();
  const claim: PortalClaim = { organizationId, partnerId, link, email };
  await deps.keyValues.put(PORTAL_CLAIMS, fingerprintOf(token), claim, { expiresAt });
  const inviting = await load(deps, organization, organizationId, organizationId);
  const sent = await deps.effects.sendEmail({
    // Not the organization's: everybody there may read its mails, and who has this one can get in with it.
    organizationId: PLATFORM,
    key: `portal-link-${partnerId}-${link}`,
    to: [email],
    ...portalLinkMail({ organization: inviting?.state.name, contact, baseUrl: deps.baseUrl, token }),
  });
  if (sent.ok) return { type: 'RecordPortalLinkSent', data: { partnerId, contactId, link, email, expiresAt } };
  if (sent.retryable) throw new Error(`the link for ${partnerId} did not go out: ${sent.error.code}`);
  return { type: 'RecordPortalLinkFailed', data: { partnerId, link, reason: sent.error.code } };
};

const contactOf = async (
  deps: EngineDeps,
  organizationId: string,
  { partnerId, contactId }: PortalAccount,
): Promise<Contact | undefined> => {
  const known = await load(deps, partner, organizationId, partnerId);
  return known?.state.status === 'active'
    ? known.state.contacts.find((contact) => contact.contactId === contactId)
    : undefined;
};

const conclude = async (
  deps: EngineDeps,
  organizationId: string,
  partnerId: string,
  last: Recorded<PortalAccountEvent>,
  command: PortalAccountCommand,
): Promise<void> => {
  const outcome = await execute(deps, portalAccount, {
    organizationId,
    id: partnerId,
    command,
    cause: consequenceOf(last, deps.ids, {
      actor: { type: 'policy', id: NAME },
      reason: command.type,
      occurredAt: deps.clock.now(),
    }),
  });
  if (outcome.kind === 'conflict') throw new Error(`the link for ${partnerId} met a conflict`);
};
