import { lessonExport } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { lessonExportsModel } from './lesson-exports.model.ts';

export const lessonExports = resourceProjection(lessonExport, lessonExportsModel);
