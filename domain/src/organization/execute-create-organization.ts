import type { Aggregate } from '../kernel/aggregate.ts';
import { type ExecuteDeps, execute } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import type { Cause } from '../kernel/metadata.ts';
import { membership } from '../membership/membership.decider.ts';
import { executeReserving } from '../reservation/execute-reserving.ts';
import { organization } from './organization.decider.ts';
import type { Organization } from './organization.state.ts';
import { organizationSlug, slugsFor } from './organization-slug.ts';

/** An organization to found, and who founds it. */
export interface Founding {
  readonly organizationId: string;
  readonly name: string;
  readonly owner: { readonly userId: string; readonly email: string; readonly name: string };
  readonly cause: Cause;
}

/** An organization that exists, with the position of the last event that its founding led to. */
export interface Founded {
  readonly organization: Aggregate<Organization>;
  readonly position: bigint | undefined;
}

/**
 * Founds an organization under the first of its slugs that is free, then makes its founder a member. Repeating it, also
 * after a crash between the two, changes nothing more and completes what is missing. Throws when every slug is taken.
 */
export const executeCreateOrganization = async (deps: ExecuteDeps, founding: Founding): Promise<Founded> => {
  const { organizationId, owner, cause } = founding;
  const created = await reserveAndCreate(deps, founding);
  const joined = await execute(deps, membership, {
    organizationId,
    id: owner.userId,
    command: { type: 'AddMember', data: { ...owner, role: 'owner', partnerId: null, invitationId: null } },
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'founder') },
  });
  const position = joined.kind === 'recorded' ? joined.position : undefined;
  return { organization: created, position };
};

const reserveAndCreate = async (
  deps: ExecuteDeps,
  { organizationId, name, owner, cause }: Founding,
): Promise<Aggregate<Organization>> => {
  for (const slug of slugsFor(name, organizationId)) {
    const existing = await load(deps, organization, organizationId, organizationId);
    if (existing !== undefined) return existing;
    const data = { organizationId, name, slug, timeZone: 'UTC', ownerId: owner.userId };
    const outcome = await executeReserving(
      deps,
      organization,
      { organizationId, id: organizationId, command: { type: 'CreateOrganization', data }, cause },
      organizationSlug(slug),
    );
    if (outcome.kind === 'recorded') return outcome.aggregate;
  }
  const existing = await load(deps, organization, organizationId, organizationId);
  if (existing === undefined) throw new Error('no slug is free for this organization');
  return existing;
};
