import { partnerCertification } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { partnerCertificationsModel } from './partner-certifications.model.ts';

export const partnerCertifications = resourceProjection(partnerCertification, partnerCertificationsModel);
