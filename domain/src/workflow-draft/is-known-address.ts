import { applicationForm } from '../application-form/application-form.decider.ts';
import { certification } from '../certification/certification.decider.ts';
import type { ExecuteDeps } from '../kernel/execute.ts';
import { EmailAddress, Id } from '../kernel/fields.ts';
import { streamOf } from '../kernel/stream.ts';
import { legalTemplate } from '../legal-template/legal-template.decider.ts';
import { findMembership } from '../membership/effective-membership.ts';
import { specialization } from '../specialization/specialization.decider.ts';
import { training } from '../training/training.decider.ts';
import { userIdOf } from '../user/user-id-of.ts';
import type { Address, AddressKind } from './map-addresses.ts';

const CATEGORIES: Partial<Record<AddressKind, string>> = {
  training: training.category,
  specialization: specialization.category,
  certification: certification.category,
  'legal template': legalTemplate.category,
  'application form': applicationForm.category,
};

/**
 * Does this organization itself have what is named here? Members, their e-mail addresses and records are looked up in
 * it; of Slack channels, web addresses and secrets it keeps no list, so that a person has to say them.
 */
export const isKnownAddress = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  { kind, value }: Address,
): Promise<boolean> => {
  if (kind === 'e-mail address') {
    const email = EmailAddress.safeParse(value);
    const userId = email.success ? await userIdOf(deps, email.data) : undefined;
    return userId !== undefined && (await findMembership(deps, organizationId, userId)) !== undefined;
  }
  if (!Id.safeParse(value).success) return false;
  if (kind === 'member') return (await findMembership(deps, organizationId, value)) !== undefined;
  const category = CATEGORIES[kind];
  if (category === undefined) return false;
  return (await deps.store.read(streamOf(category, organizationId, value), { limit: 1 })).length > 0;
};
