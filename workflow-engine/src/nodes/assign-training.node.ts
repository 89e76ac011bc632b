import { load, lookUp, specialization, training, trainingAssignment, trainingAssignmentIdOf } from '@partneros/domain';
import { trainingsModel } from '@partneros/projections/models';
import type { RunDeps } from '../engine-deps.ts';
import { executeInTurn, type StepCommand } from './execute-in-turn.ts';
import { failure, type Performer, type StepScope } from './performer.ts';

type Input = {
  readonly partnerId: string;
  readonly trainingIds: readonly string[];
  readonly tags: readonly string[];
  readonly specializationId: string | null;
};

// As many as one step may reasonably hand to a partner.
const MOST_PER_TAG = 100;

export const assignTraining: Performer<'assign_training', Input> = {
  prepare: ({ trainingIds = [], tags = [], specializationId = null }, context) => {
    const partnerId = lookUp(context, 'partner.id');
    return typeof partnerId === 'string'
      ? { input: { partnerId, trainingIds, tags, specializationId } }
      : { error: { code: 'no_record', message: 'The run is not about a partner.' } };
  },
  perform: async ({ partnerId, trainingIds, tags, specializationId }, step, deps) => {
    const tagged = await Promise.all(tags.map((tag) => publishedWithTag(deps, step.organizationId, tag)));
    const special = specializationId && (await load(deps, specialization, step.organizationId, specializationId));
    const commands: StepCommand[] = [];
    for (const trainingId of new Set([
      ...trainingIds,
      ...tagged.flat(),
      ...(special ? special.state.trainingIds : []),
    ])) {
      const command = await assignment(deps, step, partnerId, trainingId);
      // A tag or a specialization means what of it is published; a training that was named is meant itself.
      if (command === undefined && trainingIds.includes(trainingId))
        return failure('training_not_published', `Training ${trainingId} is not published.`);
      if (command !== undefined) commands.push(command);
    }
    return executeInTurn(deps, step, commands);
  },
};

const publishedWithTag = async ({ rows }: RunDeps, organizationId: string, tag: string): Promise<readonly string[]> => {
  const where = { tag, isPublished: true };
  return (await rows.find(trainingsModel, organizationId, { where, limit: MOST_PER_TAG })).rows.map(({ id }) => id);
};

const assignment = async (
  deps: RunDeps,
  step: StepScope,
  partnerId: string,
  trainingId: string,
): Promise<StepCommand | undefined> => {
  const found = await load(deps, training, step.organizationId, trainingId);
  if (found?.state.isPublished !== true) return undefined;
  const trainingAssignmentId = trainingAssignmentIdOf({ partnerId, trainingId }, deps.ids);
  const { title } = found.state;
  const assignedAt = step.causeOf(0).occurredAt;
  const data = { trainingAssignmentId, partnerId, trainingId, title, assignedAt };
  return { decider: trainingAssignment, id: trainingAssignmentId, command: { type: 'AssignTraining', data } };
};
