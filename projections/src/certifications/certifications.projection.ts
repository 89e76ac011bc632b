import { certification } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { certificationsModel } from './certifications.model.ts';

export const certifications = resourceProjection(certification, certificationsModel);
