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
import { causeOf, keyReused, Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { isKeyReused } from '../http/is-key-reused.ts';
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
    const cause = causeOf(request, deps);
    if (await isKeyReused(deps, cause)) return keyReused;
    const trainingAssignmentId = trainingAssignmentIdOf({ partnerId, trainingId }, deps.ids);
    const known = await load(deps, trainingAssignment, organizationId, trainingAssignmentId);
    const title = known?.state.title ?? (await titleFor(deps, organizationId, { partnerId, trainingId }));
    if (title instanceof Problem) return title;

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

// Not asked of what is there already: a repeat answers as the first time did, whatever was archived in between.
const titleFor = async (
  deps: ExecuteDeps,
  organizationId: string,
  { partnerId, trainingId }: { readonly partnerId: string; readonly trainingId: string },
): Promise<string | Problem> => {
  const refused = await partnerProblem(deps, organizationId, partnerId);
  if (refused) return refused;
  const found = await load(deps, training, organizationId, trainingId);
  if (found === undefined) return problem(404, 'not_found', 'Training not found.');
  return found.state.isPublished
    ? found.state.title
    : problem(422, 'prerequisite_missing', 'The training is not published; publish it first.');
};
