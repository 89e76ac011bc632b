import {
  findMembership,
  holderOf,
  Id,
  load,
  organization,
  organizationSlug,
  PLATFORM,
  resourceOf,
} from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { setHomeOrganization } from '../auth/home-organization.ts';
import { commandRoute } from '../http/command-route.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

const notFound = problem(404, 'not_found', 'Organization not found.');

export const setActiveOrganizationRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/set-active',
  tag: 'Organizations',
  summary: 'Choose the organization that this session’s requests are about',
  access: 'session',
  body: z
    .strictObject({ organizationId: Id.optional(), organizationSlug: z.string().min(1).max(64).optional() })
    .refine(
      ({ organizationId, organizationSlug }) => (organizationId === undefined) !== (organizationSlug === undefined),
      'give organizationId or organizationSlug',
    ),
  example: { organizationSlug: 'northwind' },
  answers: { status: 200, body: OrganizationAnswer },
  handle: async ({ caller: { userId, sessionId }, body }, deps) => {
    const organizationId =
      body.organizationId ?? (await holderOf(deps, PLATFORM, organizationSlug(body.organizationSlug ?? '')));
    if (organizationId === undefined) return notFound;
    const found = await load(deps, organization, organizationId, organizationId);
    const member = await findMembership(deps, organizationId, userId);
    if (found === undefined || member === undefined) return notFound;

    await deps.sessions.activate(sessionId, organizationId);
    await setHomeOrganization(deps, userId, organizationId);
    return { body: { organization: resourceOf(organizationId, organizationId, found) }, version: found.version };
  },
});
