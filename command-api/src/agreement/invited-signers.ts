import {
  EmailAddress,
  type InvitedSigner,
  type LegalTemplate,
  line,
  load,
  PLATFORM,
  partner,
  type SignerRole,
  user,
} from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';

/** Who signs in a role, as a caller says it. */
export const SignerBody = z.strictObject({ role: line(100), name: line(200), email: EmailAddress });

/**
 * Who is invited to sign an agreement at the provider, role by role: whom the caller names, or else the partner's primary
 * contact for the partner's roles and the caller for the organization's. None when signatures are recorded here.
 */
export const invitedSigners = async (
  deps: CommandDeps,
  caller: { readonly organizationId: string; readonly userId: string },
  partnerId: string,
  { roles, signing }: LegalTemplate,
  named: readonly InvitedSigner[],
): Promise<readonly InvitedSigner[] | Problem> => {
  if (signing?.provider !== 'docuseal' || deps.eSign.submissions === undefined)
    return named.length === 0 ? [] : unfit(['body.signers: the template is not signed at Docuseal']);
  const wrong = named.flatMap(({ role }, index) => {
    if (!roles.some((each) => each.role === role)) return [`body.signers.${index}.role: the template has no such role`];
    return named.findIndex((each) => each.role === role) === index ? [] : [`body.signers.${index}.role: named twice`];
  });
  if (wrong.length > 0) return unfit(wrong);

  const usual = await usualSigners(deps, caller, partnerId);
  const invited = roles.map((role) => named.find((each) => each.role === role.role) ?? signerIn(role, usual));
  const missing = roles.filter((_, index) => invited[index] === undefined);
  return missing.length === 0
    ? invited.filter((signer) => signer !== undefined)
    : problem(
        422,
        'prerequisite_missing',
        'Nobody is known to sign in some roles; see details.',
        missing.map(({ role }) => `body.signers: name who signs as ${role}`),
      );
};

const unfit = (details: readonly string[]): Problem =>
  problem(400, 'invalid_request', 'The request is not valid; see details.', details);

type Person = Omit<InvitedSigner, 'role'> | undefined;

const usualSigners = async (
  deps: CommandDeps,
  { organizationId, userId }: { readonly organizationId: string; readonly userId: string },
  partnerId: string,
): Promise<Readonly<Record<SignerRole['signedBy'], Person>>> => {
  const found = (await load(deps, partner, organizationId, partnerId))?.state;
  const contact = found?.contacts.find(({ contactId }) => contactId === found.primaryContactId);
  const sender = (await load(deps, user, PLATFORM, userId))?.state;
  return {
    partner: contact && { name: `${contact.firstName} ${contact.lastName}`.trim(), email: contact.email },
    organization: sender && { name: sender.name, email: sender.email },
  };
};

const signerIn = ({ role, signedBy }: SignerRole, usual: Readonly<Record<SignerRole['signedBy'], Person>>) => {
  const person = usual[signedBy];
  return person && { role, ...person };
};
