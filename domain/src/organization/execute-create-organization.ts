import { type Aggregate, fold } from '../kernel/aggregate.ts';
import { type ExecuteDeps, execute, foresee, type Outcome } from '../kernel/execute.ts';
import type { Cause } from '../kernel/metadata.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { streamOf } from '../kernel/stream.ts';
import { membership } from '../membership/membership.decider.ts';
import { executeReserving } from '../reservation/execute-reserving.ts';
import { organization } from './organization.decider.ts';
import type { OrganizationEvent } from './organization.events.ts';
import type { OrganizationRejection } from './organization.rejections.ts';
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
  readonly position: bigint;
  /** It was founded before, by the same command. */
  readonly replayed: boolean;
  /** It was founded before, by the same command with another body. */
  readonly keyReused: boolean;
}

/**
 * Founds an organization under the first of its slugs that is free, then makes its founder a member. Repeating it, also
 * after a crash between the two, changes nothing more and completes what is missing. Throws when every slug is taken.
 */
export const executeCreateOrganization = async (deps: ExecuteDeps, founding: Founding): Promise<Founded> => {
  const { organizationId, owner, cause } = founding;
  const founded = await reserveAndCreate(deps, founding);
  const joined = await execute(deps, membership, {
    organizationId,
    id: owner.userId,
    command: { type: 'AddMember', data: { ...owner, role: 'owner', partnerId: null, invitationId: null } },
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'founder') },
  });
  return joined.kind === 'recorded' ? { ...founded, position: joined.position } : founded;
};

const reserveAndCreate = async (
  deps: ExecuteDeps,
  { organizationId, name, owner, cause }: Founding,
): Promise<Founded> => {
  for (const slug of slugsFor(name, organizationId)) {
    const data = { organizationId, name, slug, timeZone: 'UTC', ownerId: owner.userId };
    const request = {
      organizationId,
      id: organizationId,
      command: { type: 'CreateOrganization', data },
      cause,
    } as const;
    const foreseen = await foresee(deps, organization, request);
    if (foreseen !== undefined) return existing(deps, foreseen, request);
    const outcome = await executeReserving(deps, organization, request, organizationSlug(slug));
    if (outcome.kind !== 'taken') return existing(deps, outcome, request);
  }
  throw new Error('no slug is free for this organization');
};

type CreationOutcome = Outcome<Organization, OrganizationEvent, OrganizationRejection>;

// Whoever lost a race finds what the winner has made, by its own command or by an earlier one.
const existing = async (
  deps: ExecuteDeps,
  outcome: CreationOutcome,
  request: { readonly organizationId: string; readonly id: string },
): Promise<Founded> => {
  if (outcome.kind === 'recorded') {
    const { aggregate, position, replayed } = outcome;
    return { organization: aggregate, position, replayed, keyReused: false };
  }
  const events = (await deps.store.read(
    streamOf(organization.category, request.organizationId, request.id),
  )) as readonly Recorded<OrganizationEvent>[];
  const founding = events.filter(({ metadata }) => metadata.commandId === events[0]?.metadata.commandId);
  const first = fold(organization, founding);
  const position = events.at(-1)?.position;
  if (first === undefined || position === undefined) throw new Error('an organization could not be founded');
  return { organization: first, position, replayed: true, keyReused: outcome.kind === 'key-reused' };
};
