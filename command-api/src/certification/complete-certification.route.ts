import {
  certification,
  load,
  PartnerCertificationResource,
  partnerCertification,
  partnerCertificationIdOf,
  trainingProgress,
  trainingProgressIdOf,
} from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { Moment } from '../http/moment.ts';
import { learnerProblem } from '../training-progress/learner-problem.ts';
import { LearnerBody } from '../training-progress/training-progress.schemas.ts';
import { certificationProblems } from './certification.problems.ts';
import { CertificationParams } from './certification.schemas.ts';

export const completeCertificationRoute = commandRoute({
  method: 'POST',
  path: '/api/enablement/certifications/:certificationId/complete',
  tag: 'Enablement',
  summary: 'A contact has passed a certification, or renewed it',
  access: 'enablement:write',
  params: CertificationParams,
  body: LearnerBody.extend({ completedAt: Moment.nullable().default(null) }),
  answers: { status: 200, body: z.object({ partnerCertification: PartnerCertificationResource }) },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { certificationId } = request.params;
    const { completedAt, ...learner } = request.body;
    const found = await load(deps, certification, organizationId, certificationId);
    if (found === undefined) return certificationProblems['certification-not-found'];
    const refused = await learnerProblem(deps, request.caller, learner);
    if (refused) return refused;

    const { title, trainingIds, validDays, isPublished } = found.state;
    if (!isPublished)
      return problem(422, 'prerequisite_missing', 'The certification is not published; publish it first.');
    const ways = await Promise.all(
      trainingIds.map((trainingId) =>
        load(deps, trainingProgress, organizationId, trainingProgressIdOf({ ...learner, trainingId }, deps.ids)),
      ),
    );
    const open = trainingIds.filter((_, index) => !ways[index]?.state.completedAt);
    if (open.length > 0)
      return problem(
        422,
        'prerequisite_missing',
        'The contact has not completed every training that the certification asks for.',
        open.map((trainingId) => `Training ${trainingId} is open.`),
      );

    const cause = causeOf(request, deps);
    const { partnerId } = learner;
    const id = partnerCertificationIdOf({ partnerId, certificationId }, deps.ids);
    return commandResource(
      request,
      deps,
      { decider: partnerCertification, id, name: 'partnerCertification', problems: {} },
      {
        type: 'CompleteCertification',
        data: {
          partnerCertificationId: id,
          ...learner,
          certificationId,
          title,
          completedAt: completedAt ?? cause.occurredAt,
          validDays,
        },
      },
      cause,
    );
  },
});
