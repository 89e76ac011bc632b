import {
  execute,
  Instant,
  type Outcome,
  type Partner,
  type PartnerEvent,
  type PartnerRejection,
  partner,
  partnerEvents,
  prose,
  resourceOf,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblems } from './partner.problems.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

const { activityId, kind, summary, happenedAt } = partnerEvents.PartnerActivityRecorded.shape;

export const logActivityRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/activities',
  tag: 'Partners',
  summary: 'Note a meeting, a call, an e-mail or anything else with a partner',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({
    kind,
    summary: prose(5_000).min(1),
    happenedAt: Instant.optional().describe('Default: now.'),
  }),
  answers: {
    status: 201,
    body: PartnerAnswer.extend({ activity: z.object({ activityId, kind, summary, happenedAt }) }),
  },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const cause = causeOf(request, deps);
    const outcome = await execute(deps, partner, {
      organizationId,
      id: partnerId,
      command: {
        type: 'LogActivity',
        data: {
          partnerId,
          activityId: deps.ids.derive(cause.commandId, 'activity'),
          ...request.body,
          happenedAt: request.body.happenedAt ?? cause.occurredAt,
          loggedAt: cause.occurredAt,
        },
      },
      cause,
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: partnerProblems,
      status: 201,
      body: (changed) => ({ activity: activityOf(outcome), partner: resourceOf(organizationId, partnerId, changed) }),
    });
  },
});

// From the event, so that a repeat tells the moment of the first time.
const activityOf = (outcome: Outcome<Partner, PartnerEvent, PartnerRejection>) => {
  const events = outcome.kind === 'recorded' ? outcome.events : [];
  const { partnerId: _, ...activity } = events.find((event) => event.type === 'PartnerActivityRecorded')?.data ?? {};
  return activity;
};
