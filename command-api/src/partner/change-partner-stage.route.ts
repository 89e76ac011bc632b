import { execute, partner, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblems } from './partner.problems.ts';
import { LevelName, PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const changePartnerStageRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/stage',
  tag: 'Partners',
  summary: 'Move a partner to another lifecycle stage',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ stage: LevelName }),
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const outcome = await execute(deps, partner, {
      organizationId,
      id: partnerId,
      command: { type: 'ChangePartnerStage', data: { partnerId, stage: request.body.stage } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: partnerProblems,
      body: (changed) => ({ partner: resourceOf(organizationId, partnerId, changed) }),
    });
  },
});
