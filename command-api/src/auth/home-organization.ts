import { findMembership } from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

const COLLECTION = 'home-organization';

/** Remembers in which organization a person works, for their next sign-in. */
export const setHomeOrganization = async (
  { keyValues }: Pick<CommandDeps, 'keyValues'>,
  userId: string,
  organizationId: string,
): Promise<void> => {
  await keyValues.put(COLLECTION, userId, { organizationId });
};

/** Where a person worked last, when they still belong there. */
export const homeOrganizationOf = async (
  deps: Pick<CommandDeps, 'keyValues' | 'store'>,
  userId: string,
): Promise<string | undefined> => {
  const home = await deps.keyValues.get<{ organizationId: string }>(COLLECTION, userId);
  if (home === undefined) return undefined;
  const member = await findMembership(deps, home.organizationId, userId);
  return member && home.organizationId;
};
