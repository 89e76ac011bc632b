import {
  type AssignTraining,
  type ExecuteDeps,
  Id,
  load,
  TrainingAssignmentResource,
  training,
  trainingAssignment,
  trainingAssignmentIdOf,
} from '@partneros/domain';
import { causeOf, Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { partnerProblem } from '../partner/partner-problem.ts';

const TrainingAssignmentAnswer = z.object({ trainingAssignment: TrainingAssignmentResource });

export const assignTrainingRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/training-assignments',
  tag: 'Enablement',
  summary: 'Give a partner a published training to take',
  access: 'enablement:write',
  params: PartnerParams,
  body: z.strictObject({ trainingId: Id }),
  answers: { status: 201, body: TrainingAssignmentAnswer },
  alsoAnswers: [{ status: 200, body: TrainingAssignmentAnswer, description: 'The partner has this training already.' }],
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const { trainingId } = request.body;
    const refused = await partnerProblem(deps, organizationId, partnerId);
    if (refused) return refused;
    const title = await publishedTitle(deps, organizationId, trainingId);
    if (title instanceof Problem) return title;

    const cause = causeOf(request, deps);
    const trainingAssignmentId = trainingAssignmentIdOf({ partnerId, trainingId }, deps.ids);
    const command: AssignTraining = {
      type: 'AssignTraining',
      data: { trainingAssignmentId, partnerId, trainingId, title, assignedAt: cause.occurredAt },
    };
    return commandResource(
      request,
      deps,
      {
        decider: trainingAssignment,
        id: trainingAssignmentId,
        name: 'trainingAssignment',
        problems: {},
        status: 201,
      },
      command,
      cause,
    );
  },
});

const publishedTitle = async (
  deps: ExecuteDeps,
  organizationId: string,
  trainingId: string,
): Promise<string | Problem> => {
  const found = await load(deps, training, organizationId, trainingId);
  if (found === undefined) return problem(404, 'not_found', 'Training not found.');
  return found.state.isPublished
    ? found.state.title
    : problem(422, 'prerequisite_missing', 'The training is not published.');
};
