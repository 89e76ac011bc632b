import { application } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { applicationsModel } from './applications.model.ts';

export const applications = resourceProjection(application, applicationsModel);
