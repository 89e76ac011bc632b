import { partnerImport } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { partnerImportsModel } from './partner-imports.model.ts';

export const partnerImports = resourceProjection(partnerImport, partnerImportsModel);
