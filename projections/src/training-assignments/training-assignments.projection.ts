import { trainingAssignment } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { trainingAssignmentsModel } from './training-assignments.model.ts';

export const trainingAssignments = resourceProjection(trainingAssignment, trainingAssignmentsModel);
