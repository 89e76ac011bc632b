import {
  type Cause,
  type Clock,
  type ExecuteDeps,
  executeCreateOrganization,
  executeReserving,
  PLATFORM,
  user,
  userEmail,
} from '@partneros/domain';

/** The founder of `org-1`, from whom requests usually come. */
export const FOUNDER = { userId: 'user-1', email: 'olivia@partneros.example', name: 'Olivia Owner' };

/** Registers the founder and founds `org-1`, as a sign-up does. */
export const foundOrganization = async (deps: ExecuteDeps & { readonly clock: Clock }): Promise<void> => {
  const cause: Cause = {
    commandId: deps.ids.derive('found', 'org-1'),
    correlationId: 'found-org-1',
    actor: { type: 'user', id: FOUNDER.userId },
    occurredAt: deps.clock.now(),
    depth: 0,
  };
  await executeReserving(
    deps,
    user,
    {
      organizationId: PLATFORM,
      id: FOUNDER.userId,
      command: { type: 'RegisterUser', data: FOUNDER },
      cause,
    },
    userEmail(FOUNDER.email),
  );
  await executeCreateOrganization(deps, { organizationId: 'org-1', name: 'Northwind', owner: FOUNDER, cause });
};
