import { legalTemplate } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { legalTemplatesModel } from './legal-templates.model.ts';

export const legalTemplates = resourceProjection(legalTemplate, legalTemplatesModel);
