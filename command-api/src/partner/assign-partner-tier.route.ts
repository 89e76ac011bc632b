import { type AssignPartnerTier, foresee, partner } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { tierProblem } from '../program/tier-problem.ts';
import { commandPartner } from './command-partner.ts';
import { LevelName, PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const assignPartnerTierRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/tier',
  tag: 'Partners',
  summary: 'Give a partner a tier, and pin it there; or take it away, and let it move by itself',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ tier: LevelName.nullable() }),
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const { tier } = request.body;
    const command: AssignPartnerTier = { type: 'AssignPartnerTier', data: { partnerId, tier, source: 'manual' } };
    const cause = causeOf(request, deps);
    const expectedVersion = request.ifMatch;
    // A repeat is answered as the first time, also when the tier has ended since.
    const known = await foresee(deps, partner, { organizationId, id: partnerId, command, cause, expectedVersion });
    const refusal = known === undefined ? await tierProblem(deps, organizationId, tier) : undefined;
    return refusal ?? commandPartner(request, deps, command);
  },
});
